/** What the reader may guess before the run: how many features the sparsest model keeps, in multiples of its dimensions. */
import type { ShownModel } from './shown.ts';

export interface Guess {
  value: string;
  label: string;
}

/** At most the dimensions; up to twice, up to three times as many; more. Only what `features` allow. */
export function guesses(features: number, hidden: number): Guess[] {
  const starts = [0, hidden + 1, 2 * hidden + 1, 3 * hidden + 1].filter((start) => start <= features);
  return starts.map((start, i) => {
    const end = Math.min(features, i === 3 ? features : (i + 1) * hidden);
    const label = start === 0 || start === end ? String(end) : `${start}–${end}`;
    return { value: String(i), label };
  });
}

/** The guess that `kept` features prove right. */
export const rightGuess = (kept: number, hidden: number): string =>
  String(Math.max(0, Math.min(3, Math.ceil(kept / hidden) - 1)));

export const outcomeOf = ({ kept, features }: ShownModel): string =>
  `The sparsest model keeps ${kept} of its ${features} features.`;
