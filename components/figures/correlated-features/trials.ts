/** Finished runs of pairs at different densities, as the reader has made them; the same density again replaces the last one. */
import type { ToySnapshot } from '#lib/superposition/config.ts';
import type { Arrangement } from './arrangements.ts';
import { measure } from './measured.ts';

export interface Trial {
  density: number;
  /** Pairs that became one direction, in every model, and in the one with the lowest loss. */
  counts: number[];
  best: number;
}

export function addTrial(
  trials: readonly Trial[],
  snapshot: ToySnapshot,
  arrangement: Arrangement,
  density: number,
): Trial[] {
  const { collapsed, best } = measure(snapshot, arrangement);
  const others = trials.filter((trial) => trial.density !== density);
  return [...others, { density, counts: collapsed, best: collapsed[best]! }].sort(
    (a, b) => a.density - b.density,
  );
}
