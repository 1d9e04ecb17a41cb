/** What the figure shows of a run: which model, which of its features count as kept, how features are called and colored. */
import { featureColor } from '#components/plots/feature-colors.ts';
import { indexOfSmallest } from '#lib/math/smallest.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { modelOf, norms } from '#lib/superposition/geometry.ts';

export type ViewModel = Pick<
  ToySnapshot,
  'step' | 'features' | 'hidden' | 'instances' | 'W' | 'b' | 'loss' | 'curve' | 'curveSteps' | 'stopped'
>;

/** An arrow longer than this is a feature that the model keeps. */
export const keptLength = 0.5;

/** Features kept by one model. */
export const keptBy = ({ W, features, hidden }: ViewModel, model: number): number =>
  norms(modelOf(W, model, features, hidden), features, hidden).filter((length) => length > keptLength).length;

/** The model with the lowest loss. While they train it stays with `before` until another is clearly better. */
export function bestOf(loss: ArrayLike<number>, before?: number): number {
  const best = indexOfSmallest(loss);
  return before !== undefined && loss[before]! <= loss[best]! * 1.1 ? before : best;
}

/** `1`, `2`, ..; of features in pairs `1a`, `1b`, `2a`, .. */
export const nameOf = (feature: number, paired: boolean): string =>
  paired ? `${(feature >> 1) + 1}${feature % 2 ? 'b' : 'a'}` : String(feature + 1);

/** Features of a pair share a color. */
export const colorOf =
  (paired: boolean) =>
  (feature: number): string =>
    featureColor(paired ? feature >> 1 : feature);

export const rounded = (value: number, digits = 3): string =>
  Number.isFinite(value) ? Number(value.toPrecision(digits)).toString() : '—';
