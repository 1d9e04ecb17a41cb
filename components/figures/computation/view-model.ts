/** What is shown of a run, whether computed just now or recorded: of each density the model with the smallest loss. */
import { indexOfSmallest } from '#lib/math/smallest.ts';
import { finish, type Work } from '#lib/math/resumable.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { modelOf } from '#lib/superposition/geometry.ts';
import { countOf, motifsOf, neuronsOf, type Motif, type Neuron } from '#lib/superposition/neurons.ts';
import { densities } from './params.ts';

/** One trained model; what `recorded/run.json` holds of it. */
export interface KeptModel {
  density: number;
  /** Which of the models of the run. */
  instance: number;
  /** [feature][hidden] */
  encoder: ArrayLike<number>;
  decoder: ArrayLike<number>;
  /** Mean over the last steps; NaN before the first. */
  loss: number;
}

export interface Kept {
  step: number;
  features: number;
  hidden: number;
  models: readonly KeptModel[];
  stopped?: string;
}

export interface ShownModel extends KeptModel {
  /** In their own order. */
  neurons: readonly Neuron[];
  /** Those with one feature first. */
  sorted: readonly Neuron[];
  one: number;
  several: number;
  motifs: readonly Motif[];
}

export type ViewModel = Omit<Kept, 'models'> & { models: readonly ShownModel[] };

export function keptOf(snapshot: ToySnapshot): Kept {
  const { step, features, hidden, instances, W, decoder, loss, stopped } = snapshot;
  const restarts = instances / densities.length;
  const models = densities.map((density, at) => {
    const instance = indexOfSmallest(loss, at * restarts, (at + 1) * restarts);
    return {
      density,
      instance,
      encoder: modelOf(W, instance, features, hidden),
      decoder: modelOf(decoder, instance, features, hidden),
      loss: loss[instance] ?? NaN,
    };
  });
  return { step, features, hidden, models, ...(stopped ? { stopped } : {}) };
}

export const toViewModel = (kept: Kept): ViewModel => finish(workOut(kept));

/** The same, model by model. */
export function* workOut({ models, ...rest }: Kept): Work<ViewModel> {
  const shown: ShownModel[] = [];
  for (const model of models) {
    yield;
    const neurons = neuronsOf(model.encoder, rest.features, rest.hidden);
    shown.push({
      ...model,
      neurons,
      sorted: neurons.toSorted((a, b) => (b.shares[b.top] ?? 0) - (a.shares[a.top] ?? 0)),
      one: countOf(neurons, 'monosemantic'),
      several: countOf(neurons, 'polysemantic'),
      motifs: motifsOf(model.encoder, model.decoder, rest.features, rest.hidden),
    });
  }
  return { ...rest, models: shown };
}

/** The loss as a part of what always answering 0 would cost. */
export function relativeLoss({ loss, density }: KeptModel, importance: readonly number[]): number {
  // The mean of a square that is uniform on [-1, 1) is a third.
  return loss / ((density / 3) * importance.reduce((sum, weight) => sum + weight, 0));
}

export const percent = (part: number): string =>
  Number.isFinite(part) ? `${Math.round(100 * part)} %` : '—';
