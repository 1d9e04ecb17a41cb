/** What is measured of a run, whether it was computed just now or recorded: numbers only. */
import { english } from '#lib/math/english.ts';
import type { Direction, SteepestSnapshot } from '#lib/optvis/steepest-config.ts';

export interface ShownWay extends Omit<Direction, 'values' | 'power'> {
  /** NaN, or null in a recording, for a ring that holds no frequency. */
  power: ArrayLike<number | null>;
  objective: ArrayLike<number>;
}

export interface ViewModel {
  step: number;
  frequencies: ArrayLike<number>;
  ways: readonly ShownWay[];
}

export const toViewModel = ({ step, frequencies, ways }: SteepestSnapshot): ViewModel => ({
  step,
  frequencies,
  ways: ways.map(({ direction, objective }) => ({ ...direction, objective })),
});

export const threeDigits = (value: number): string => english(value, 3);

/** The objective at the present picture, in words. */
export const reached = ({ objective }: { objective: ArrayLike<number> }): string =>
  `objective ${threeDigits(objective[objective.length - 1]!)}`;
