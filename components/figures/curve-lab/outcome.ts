/** What came out, held against the guess. */
import { answerTo } from '#components/figure/guess.ts';
import { guesses } from './guesses.ts';
import { strengthAgainst, type Shown } from './shown.ts';

/** Compared with the best answer to a curve; a quarter and two thirds are the limits. */
const kindOf = (strength: number): string =>
  strength > 2 / 3 ? 'same' : strength >= 1 / 4 ? 'half' : 'little';

/** `line` and `curve`: tuning of the same units to both. */
export function outcome(guess: string | undefined, line: Shown, curve: Shown): string {
  const strength = strengthAgainst(line, curve);
  const sentence = `Averaged over the family, the best answer to this line, at any angle, is ${Math.round(100 * strength)}% of the best answer to the curve.`;
  return answerTo(guess, guesses, { value: kindOf(strength), sentence });
}
