/** What came of showing a line. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { strengthAgainst, type ViewModel } from './view-model.ts';

/** Compared with the best answer to a curve; a quarter and two thirds are the limits. */
const kindOf = (strength: number): string =>
  strength > 2 / 3 ? 'same' : strength >= 1 / 4 ? 'half' : 'little';

/** `line` and `curve`: tuning of the same units to both. */
export function outcomeOf(line: ViewModel, curve: ViewModel): Outcome {
  const strength = strengthAgainst(line, curve);
  const sentence = `Averaged over the family, the best answer to this line, at any angle, is ${Math.round(100 * strength)}% of the best answer to the curve.`;
  return { value: kindOf(strength), sentence };
}
