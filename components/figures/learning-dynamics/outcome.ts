/** How most models of a run went on, in the words of the guess. */
import type { Ending } from './options.ts';
import { jumpsOf, lossOf, pointAt, type Remembered } from './story.ts';

/** Where the recording ends, as a share of the run. */
export const shown = 0.1;

/** A loss that ends above this share of what it was has stayed. */
const stayed = 0.9;

/** What model `k` did after the first tenth of a run of `last` steps. */
export function endingOf(run: Remembered, k: number, last: number): Ending {
  const from = shown * last;
  if (jumpsOf(run, k, last).some(({ step }) => step > from)) return 'steps';
  const loss = lossOf(run, k);
  return loss.at(-1)! > stayed * loss[pointAt(run, from)]! ? 'flat' : 'smooth';
}

export function outcomeOf(run: Remembered, last: number): { value: Ending; sentence: string } {
  const counts: Record<Ending, number> = { steps: 0, smooth: 0, flat: 0 };
  for (let k = 0; k < run.instances; k++) counts[endingOf(run, k, last)]++;
  const [value] = Object.entries(counts).sort(([, a], [, b]) => b - a)[0]! as [Ending, number];
  const words: Record<Ending, string> = { steps: 'fell in steps', smooth: 'fell smoothly', flat: 'stayed' };
  const parts = (Object.keys(counts) as Ending[])
    .filter((ending) => counts[ending] > 0)
    .map((ending) => `${words[ending]} in ${counts[ending]}`);
  return {
    value,
    sentence: `After the first tenth of the run the loss ${parts.join(', ')} of ${run.instances} models.`,
  };
}
