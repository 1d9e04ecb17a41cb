/** What came of a run, in words. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { threeDigits, type ViewModel } from './view-model.ts';

/** What the densest and the rarest model show. */
export function outcomeOf({ models }: ViewModel): Outcome {
  const dense = models[0]!;
  const rare = models.at(-1)!;
  const times = rare.gain / dense.gain;
  if (!Number.isFinite(times))
    return { value: '', sentence: 'Without an attack there is nothing to compare: make it longer than 0.' };
  const value = times > 1.5 ? 'easier' : times < 1 / 1.5 ? 'harder' : 'same';
  const sentence = `An attack of the same length moves the output ${threeDigits(times)} times as far (squared) at density ${rare.density} as at ${dense.density}.`;
  return { value, sentence };
}
