/** What is drawn of each model, whether it was trained just now, recorded, or is the best linear one. */
import { english } from '#lib/math/english.ts';
import { finish, type Work } from '#lib/math/resumable.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { gram, interference, modelOf, norms } from '#lib/superposition/geometry.ts';
import { linearOptimum } from '#lib/superposition/linear-optimum.ts';
import { decaying } from '#components/figure-kit/params/toy-params.ts';
import { densitiesOf, type SweepValues } from './params.ts';

/** A feature counts as kept when its direction is longer than this: most are near 1 or near 0. */
export const keptFrom = 0.5;
/** Superposition from which a bar has its full color. */
export const mostSuperposition = 1;

export interface ShownModel {
  density: number;
  features: number;
  /** W'W, [feature][feature]. */
  gram: ArrayLike<number>;
  /** [feature] */
  b: ArrayLike<number>;
  norms: ArrayLike<number>;
  /** Σ_{j≠i} (Ŵ_i · W_j)², [feature]. */
  superposition: ArrayLike<number>;
  /** How many features are longer than `keptFrom`. */
  kept: number;
  /** How many of these have at least a tenth of another one along their direction. */
  sharing: number;
}

function modelFrom(
  density: number,
  W: Float32Array,
  b: Float32Array,
  features: number,
  hidden: number,
): ShownModel {
  const lengths = norms(W, features, hidden);
  const superposition = interference(W, features, hidden);
  const kept = [...lengths.keys()].filter((i) => lengths[i]! > keptFrom);
  return {
    density,
    features,
    gram: gram(W, features, hidden),
    b,
    norms: lengths,
    superposition,
    kept: kept.length,
    sharing: kept.filter((i) => superposition[i]! > 0.1).length,
  };
}

/** One for each density. */
export const toViewModel = (run: ToySnapshot, densities: readonly number[]): ShownModel[] =>
  finish(workOut(run, densities));

/** The same, model by model. */
export function* workOut(
  { features, hidden, W, b }: ToySnapshot,
  densities: readonly number[],
): Work<ShownModel[]> {
  const models: ShownModel[] = [];
  for (const [k, density] of densities.entries()) {
    yield;
    const own = modelOf(W, k, features, hidden);
    models.push(modelFrom(density, own, b.subarray(k * features, (k + 1) * features), features, hidden));
  }
  return models;
}

/** The best linear model with these settings, at density 1: it is the same at every other, but for its biases. */
export function linearShown({ features, hidden, importance }: SweepValues): ShownModel {
  const { W, b } = linearOptimum(decaying(features, importance), hidden, 1);
  return modelFrom(1, W, b, features, hidden);
}

/** As many models as the run has, the first state of none. */
export const shownRun = (run: ToySnapshot | undefined, values: SweepValues): ShownModel[] =>
  run ? toViewModel(run, densitiesOf(values)) : [];

/** A density as the reader would say it. */
export const densityText = (density: number): string => english(density, 2);
