/** Where the heaps that the reader was shown stand below a histogram: over their count, side by side where that is the same. */
import type { Kind } from '#lib/dictionary/factorize-config.ts';
import type { Answer } from './answers.svelte.ts';

export interface Dot {
  count: number;
  nameable: boolean;
  /** Steps to the right of the count, in diameters of a dot. */
  shift: number;
}

export function dotsOf(given: readonly Answer[], kind: Kind): Dot[] {
  const own = given.filter(({ shown }) => shown.kind === kind);
  return own.map((answer) => {
    const { nameable, shown } = answer;
    const same = own.filter((other) => other.shown.count === shown.count);
    return { count: shown.count, nameable, shift: same.indexOf(answer) - (same.length - 1) / 2 };
  });
}
