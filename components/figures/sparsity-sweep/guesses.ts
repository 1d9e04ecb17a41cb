/** What the reader may guess before the run: how many features the sparsest model keeps, in multiples of its dimensions. */
import type { GuessOption } from '#components/figure-kit/frame/guess.ts';
import type { Outcome } from '#components/figure-kit/live.ts';
import type { ShownModel } from './view-model.ts';

/** At most the dimensions; up to twice, up to three times as many; more. Only what `features` allow. */
export function guesses(features: number, hidden: number): GuessOption[] {
  const starts = [0, hidden + 1, 2 * hidden + 1, 3 * hidden + 1].filter((start) => start <= features);
  return starts.map((start, i) => {
    const end = Math.min(features, i === 3 ? features : (i + 1) * hidden);
    const label = start === 0 || start === end ? String(end) : `${start}–${end}`;
    return { value: String(i), label };
  });
}

export const outcomeOf = ({ kept, features }: ShownModel, hidden: number): Outcome => ({
  value: String(Math.max(0, Math.min(3, Math.ceil(kept / hidden) - 1))),
  sentence: `The sparsest model keeps ${kept} of its ${features} features.`,
});
