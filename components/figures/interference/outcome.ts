/** What came of a run, in words. */
import type { Outcome } from '#components/figure/live.ts';
import { threeDigits, type Shown } from './shown.ts';

/** What the densest and the rarest model show. */
export function outcomeOf({ models }: Shown): Outcome {
  const dense = models[0]!;
  const rare = models.at(-1)!;
  const times = rare.gain / dense.gain;
  if (!Number.isFinite(times))
    return { value: '', sentence: 'Without an attack there is nothing to compare: make it longer than 0.' };
  const value = times > 1.5 ? 'easier' : times < 1 / 1.5 ? 'harder' : 'same';
  const sentence = `An attack of the same length moves the output of the model at density ${rare.density} ${threeDigits(times)} times as far (squared) as at density ${dense.density}; the features that share a dimension went from ${threeDigits(dense.perDimension)} to ${threeDigits(rare.perDimension)}.`;
  return { value, sentence };
}
