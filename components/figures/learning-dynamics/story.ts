/** What a run that remembers tells of one of its models: its loss, its jumps, and who had how much of a dimension when. */
import type { DynamicsSnapshot } from '#lib/superposition/dynamics.ts';
import { dimensionality } from '#lib/superposition/geometry.ts';
import { jumps, type Jump } from '#lib/superposition/jumps.ts';

export type Remembered = Pick<
  DynamicsSnapshot,
  'step' | 'features' | 'hidden' | 'instances' | 'history' | 'historySteps' | 'historyLoss'
>;

/** Directions of model `k` at point `point`, [feature][hidden]. */
export function directionsAt(
  { history, features, hidden, instances }: Remembered,
  k: number,
  point: number,
): Float32Array {
  const at = (point * instances + k) * features * hidden;
  return history.subarray(at, at + features * hidden);
}

export const lossOf = ({ historyLoss, instances, historySteps }: Remembered, k: number): Float64Array =>
  Float64Array.from(historySteps, (_, point) => historyLoss[point * instances + k]!);

/** [point][feature] */
export const dimensionsOf = (run: Remembered, k: number): Float64Array[] =>
  Array.from(run.historySteps, (_, point) =>
    dimensionality(directionsAt(run, k, point), run.features, run.hidden),
  );

/** The last point not after `step`. */
export function pointAt({ historySteps }: Pick<Remembered, 'historySteps'>, step: number): number {
  let point = 0;
  while (point + 1 < historySteps.length && historySteps[point + 1]! <= step) point++;
  return point;
}

export interface ToldJump extends Jump {
  /** The feature whose dimensionality changed most in it, and from what to what. */
  feature: number;
  before: number;
  after: number;
}

/** Steps to either side of a jump between which features are compared, as a share of the run. */
const around = 0.04;

/** The jumps of model `k` in a run of `last` steps. */
export function jumpsOf(run: Remembered, k: number, last: number): ToldJump[] {
  const sizes = (step: number) =>
    dimensionality(directionsAt(run, k, pointAt(run, step)), run.features, run.hidden);
  return jumps(run.historySteps, lossOf(run, k), last).map((jump) => {
    const [before, after] = [sizes(jump.step - around * last), sizes(jump.step + around * last)];
    let feature = 0;
    for (let i = 1; i < run.features; i++)
      if (Math.abs(after[i]! - before[i]!) > Math.abs(after[feature]! - before[feature]!)) feature = i;
    return { ...jump, feature, before: before[feature]!, after: after[feature]! };
  });
}
