/** How fast a run goes: as fast as it can, so many steps a picture, or slowly enough to be watched. */
import type { ExperimentKind } from '#lib/experiments.ts';
import type { Pace } from '#lib/compute/protocol.ts';
import { defaults, type ParamTable } from '#lib/params/index.ts';
import type { FigureDefinition } from '#components/figure-kit/define.ts';

export interface Speed {
  /** Steps from one picture to the next; 0: as the figure's definition says. */
  pace: number;
  /** The reader has asked for full speed. */
  hurry: boolean;
  /** Steps that the run goes to. */
  target: number;
}

/** The pace of a run, if it has one. A run shorter than usual takes less time in proportion, a longer one no more. */
export function paceOf<T extends ParamTable, K extends ExperimentKind>(
  { watch, params }: FigureDefinition<T, K>,
  { pace, hurry, target }: Speed,
): Pace | undefined {
  if (pace > 0) return { steps: pace };
  if (!watch || hurry) return undefined;
  const usual = Number(defaults(params)['steps']);
  return { ms: 1000 * watch * Math.min(1, target / usual) };
}
