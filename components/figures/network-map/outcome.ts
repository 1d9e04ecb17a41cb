/** What the reader may guess before the run, and what came out. */
import type { Outcome } from '#components/figure-kit/live.ts';
import type { PropagateSnapshot } from '#lib/circuits/propagate.ts';
import { sharesOf } from './view-model.ts';

export const guesses = [
  { value: 'first', label: 'early' },
  { value: 'same', label: 'the same' },
  { value: 'last', label: 'late' },
] as const;

/** Closer than this, two shares count as the same. */
const near = 0.03;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** `undefined` until the picture has reached the end. */
export function outcomeOf(snapshot: PropagateSnapshot | undefined): Outcome | undefined {
  const shares = snapshot && sharesOf(snapshot.layers, snapshot.depth);
  if (!shares) return undefined;
  const [early, late] = shares;
  const value = Math.abs(early - late) < near ? 'same' : early > late ? 'first' : 'last';
  return {
    value,
    sentence: `In the first three layers ${percent(early)} of the numbers are above zero, in the last three ${percent(late)}.`,
  };
}
