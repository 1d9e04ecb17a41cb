/**
 * Whether features stay at certain fractions of a dimension. A fraction is a line when enough features lie very near to it and
 * clearly fewer right beside it: a broad hill that happens to pass over the fraction is none.
 */
import { stickyFractions } from './geometry.ts';

export interface Line {
  fraction: number;
  name: string;
  /** Features within 0.005 of the fraction. */
  within: number;
  /** The same at 0.0125 below or above, whichever is more. */
  beside: number;
  /** At least ten within, and at least twice as many as beside. */
  stands: boolean;
}

const half = 0.005;
const aside = 0.0125;
const fewest = 10;

/** One for each sticky fraction; `shares` are the dimensionalities of any number of features. */
export function linesIn(shares: ArrayLike<number>): Line[] {
  const around = (middle: number): number => {
    let count = 0;
    for (let i = 0; i < shares.length; i++) if (Math.abs(shares[i]! - middle) <= half) count++;
    return count;
  };
  return stickyFractions.map(({ fraction, name }) => {
    const within = around(fraction);
    const beside = Math.max(around(fraction - aside), around(fraction + aside));
    return { fraction, name, within, beside, stands: within >= fewest && within >= 2 * beside };
  });
}

/** Of the features with at least a tenth of a dimension: how many there are, and how many lie within 0.02 of any sticky fraction. */
export function nearLines(shares: ArrayLike<number>): { kept: number; near: number } {
  const kept = Array.from(shares).filter((share) => share >= 0.1);
  const near = kept.filter((share) =>
    stickyFractions.some(({ fraction }) => Math.abs(share - fraction) <= 0.02),
  );
  return { kept: kept.length, near: near.length };
}
