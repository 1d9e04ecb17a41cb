/** What the reader may expect of the inhibiting units before they show, and what came out. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { handedOn, signed, type Reading, type Turned } from './view.ts';

export const question = 'Which units of the layer before hold this curve detector down?';

export const guesses = [
  { value: 'same', label: 'curves of its own direction' },
  { value: 'opposite', label: 'curves of the opposite direction' },
  { value: 'none', label: 'no curves in particular' },
] as const;

/** Degrees from the unit's own direction: up to `near` is the same way, from `far` on the other way. */
const near = 60;
const far = 120;
/** Curves whose weights are smaller than this part of the largest have no part in it. */
const least = 0.1;

const total = (turns: readonly Turned[]): number => turns.reduce((sum, turn) => sum + turn.sum, 0);

/** `undefined` where no curve detectors are known to compare. */
export function outcomeOf({ edges }: Reading, turns: readonly Turned[]): Outcome | undefined {
  if (turns.length === 0) return undefined;
  const same = turns.filter(({ turn }) => Math.abs(turn) <= near);
  const other = turns.filter(({ turn }) => Math.abs(turn) >= far);
  const passed = edges.find(handedOn);
  const largest = Math.max(...edges.map(({ sum }) => Math.abs(sum)));
  const strong = turns.some(({ sum }) => Math.abs(sum) >= least * largest);
  const [sameSum, otherSum] = [total(same), total(other)];
  const value =
    !strong || Math.min(sameSum, otherSum) >= 0 ? 'none' : otherSum < sameSum ? 'opposite' : 'same';
  const counted = `The ${same.length} curve detectors of that layer within ${near}° of its direction add up to ${signed(sameSum)}; the ${other.length} that bulge the other way (${far}° or more), to ${signed(otherSum)}.`;
  const shortcut = passed
    ? ` The shortcut hands the unit on from the layer before, with a weight of ${signed(passed.sum)}.`
    : '';
  return { value, sentence: counted + shortcut };
}
