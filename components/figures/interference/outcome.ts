/** What came of a run, in words. */
import { threeDigits, type Shown } from './shown.ts';

/** The reader's guess, where there is one, beside what the densest and the rarest model show. */
export function outcome({ models }: Shown, guess: string | undefined): string {
  const dense = models[0]!;
  const rare = models.at(-1)!;
  const times = rare.gain / dense.gain;
  if (!Number.isFinite(times)) return 'Without an attack there is nothing to compare: make it longer than 0.';
  const came = times > 1.5 ? 'easier' : times < 1 / 1.5 ? 'harder' : 'same';
  const verdict = guess === undefined ? '' : guess === came ? 'As you guessed. ' : 'Not as you guessed. ';
  return `${verdict}An attack of the same length moves the output of the model at density ${rare.density} ${threeDigits(times)} times as far (squared) as at density ${dense.density}; the features that share a dimension went from ${threeDigits(dense.perDimension)} to ${threeDigits(rare.perDimension)}.`;
}
