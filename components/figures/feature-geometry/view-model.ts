/** What is drawn of a run, whether it was computed just now or recorded. */
import { english } from '#lib/math/english.ts';
import { finish, type Work } from '#lib/math/resumable.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { dimensionality, dimensionsPerFeature, modelOf } from '#lib/superposition/geometry.ts';
import { layOutGraph, type PolytopeGraph } from '#lib/superposition/polytope-graph.ts';

export interface ViewModel {
  features: number;
  hidden: number;
  step: number;
  /** 1/density of each model. */
  rarities: number[];
  /** m / |W|² of each model. */
  perFeature: number[];
  /** D_i, [model][feature]. */
  shares: ArrayLike<number>[];
  /** Of the model at `chosen`. */
  chosen: number;
  graph: PolytopeGraph;
}

export const toViewModel = (snapshot: ToySnapshot, densities: readonly number[], chosen: number): ViewModel =>
  finish(workOut(snapshot, densities, chosen));

/** The same, model by model. */
export function* workOut(
  snapshot: ToySnapshot,
  densities: readonly number[],
  chosen: number,
): Work<ViewModel> {
  const { features, hidden, W, step } = snapshot;
  const models = densities.map((_, k) => modelOf(W, k, features, hidden));
  const shares: Float64Array[] = [];
  for (const w of models) {
    shares.push(dimensionality(w, features, hidden));
    yield;
  }
  const graph = yield* layOutGraph(models[chosen]!, features, hidden);
  return {
    features,
    hidden,
    step,
    rarities: densities.map((density) => 1 / density),
    perFeature: models.map((w) => dimensionsPerFeature(w, features, hidden)),
    shares,
    chosen,
    graph,
  };
}

/** How near a model has to be to a plateau to count as being on it. */
export const plateauWidth = 0.03;

/** Models whose dimensions per feature are within `plateauWidth` of `level`. */
export const onPlateau = (perFeature: readonly number[], level: number): number =>
  perFeature.filter((value) => Math.abs(value - level) <= plateauWidth).length;

export const allShares = ({ shares }: Pick<ViewModel, 'shares'>): number[] =>
  shares.flatMap((model) => Array.from(model));

/** `counts` of a strip: how many features lie in each hundredth, as a part of `widest` (by area: the root). */
export function countsOf(model: ArrayLike<number>, widest: number): [number, number][] {
  const bins = new Map<number, number>();
  for (let i = 0; i < model.length; i++) {
    const bin = Math.round(model[i]! * 100);
    // No direction, no place.
    if (bin >= 2) bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  return [...bins].map(([bin, count]) => [bin / 100, Math.sqrt(count / widest)]);
}

export const short = (value: number): string => english(value, 2);
