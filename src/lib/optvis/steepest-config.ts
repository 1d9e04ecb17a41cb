/** The public face of the experiment `steepest`: three ways up from one picture. Plain data, so it crosses to the worker, and no tfjs. */
import type { RenderConfig } from './config.ts';

/**
 * Ways to measure the length of a change of a picture. `pixels`: root of the mean square of all changes. `largest`: the largest change of any
 * value. `waves`: root of the sum of squares of the Fourier variable that makes the change, in which coarse waves are cheap and fine ones dear.
 */
export const rulers = ['pixels', 'largest', 'waves'] as const;
export type Ruler = (typeof rulers)[number];

export interface SteepestConfig {
  /**
   * The unit, the objective (read before the ReLU, whatever the sign), the size, the seed of the noise to start from (or `start`); `decorrelate` says whether the ruler of waves
   * measures colors in the decorrelated space. `param`, `transforms`, `rate` and what may be left out besides `start` are not used.
   */
  run: RenderConfig;
  /** Root mean square change of the picture in each step; its values are in 0..1. */
  length: number;
}

/** The first step's direction, which all ways find from the same picture and the same gradient. */
export interface Direction {
  /** [size * size * 3], row by row, root mean square 1; all 0 where the gradient is. */
  values: Float32Array;
  /** Mean power per frequency in the rings of `frequencies` (spectrum.ts). */
  power: Float32Array;
  /** Of `values`, by every ruler. */
  lengths: Record<Ruler, number>;
  /** What the objective gains by a nudge this way, a thousandth of a step: as the gradient says, and as measured. */
  promised: number;
  gained: number;
}

export interface Way {
  direction: Direction;
  /** The present picture [size * size * 3] in 0..1, row by row. */
  rgb: Float32Array;
  /** Objective before the unit's ReLU, times the sign, at the start and after every step: step + 1 numbers. */
  objective: Float32Array;
}

export interface SteepestSnapshot {
  step: number;
  width: number;
  height: number;
  /** Middles of the rings of all spectra, in cycles a picture. */
  frequencies: Float32Array;
  /** In the order of `rulers`. */
  ways: Way[];
}

/**
 * For every ruler (outer) what each direction (inner) gains for its length by that ruler, as a part of what the best one gains; NaN where
 * nothing gains.
 */
export function gainsByRuler(directions: readonly Pick<Direction, 'lengths' | 'gained'>[]): number[][] {
  return rulers.map((ruler) => {
    const gains = directions.map(({ lengths, gained }) => gained / lengths[ruler]);
    const best = Math.max(...gains);
    return gains.map((gain) => (best > 0 ? gain / best : NaN));
  });
}
