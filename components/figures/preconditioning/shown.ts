/** What is measured of a run, whether it was computed just now or recorded: numbers only. */
import type { Direction, SteepestSnapshot } from '#lib/optvis/steepest-config.ts';

export interface ShownWay extends Omit<Direction, 'values' | 'power'> {
  /** NaN, or null in a recording, for a ring that holds no frequency. */
  power: ArrayLike<number | null>;
  objective: ArrayLike<number>;
}

export interface Shown {
  step: number;
  frequencies: ArrayLike<number>;
  ways: readonly ShownWay[];
}

export const shownOf = ({ step, frequencies, ways }: SteepestSnapshot): Shown => ({
  step,
  frequencies,
  ways: ways.map(({ direction, objective }) => ({ ...direction, objective })),
});
