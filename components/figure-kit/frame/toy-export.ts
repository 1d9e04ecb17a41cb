/** What the export of every figure of toy models holds. */
import { indexOfSmallest } from '#lib/math/smallest.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { dimensionality, modelOf } from '#lib/superposition/geometry.ts';

const rounded = (value: number): number => Number(value.toPrecision(7));

/** Nested lists: [instance][feature][hidden]. */
export function nested(
  values: Float32Array,
  instances: number,
  features: number,
  hidden: number,
): number[][][] {
  return Array.from({ length: instances }, (_, k) =>
    Array.from({ length: features }, (_, i) => {
      const at = (k * features + i) * hidden;
      return Array.from(values.subarray(at, at + hidden), rounded);
    }),
  );
}

/** W, b, loss, dimensionality and the loss curve of every model. */
export function exportToy(snapshot: ToySnapshot) {
  const { features, hidden, instances, W, decoder, b, loss, curve, curveSteps } = snapshot;
  return {
    W: nested(W, instances, features, hidden),
    ...(decoder === W ? {} : { decoder: nested(decoder, instances, features, hidden) }),
    b: Array.from({ length: instances }, (_, k) =>
      Array.from(b.subarray(k * features, (k + 1) * features), rounded),
    ),
    loss: Array.from(loss, (value) => (Number.isNaN(value) ? null : rounded(value))),
    dimensionality: Array.from({ length: instances }, (_, k) =>
      Array.from(dimensionality(modelOf(W, k, features, hidden), features, hidden), rounded),
    ),
    curve: {
      steps: Array.from(curveSteps),
      loss: Array.from({ length: instances }, (_, k) =>
        Array.from(curveSteps, (_, point) => rounded(curve[point * instances + k]!)),
      ),
    },
  };
}

/** The model of the run with the smallest loss; the first where none has a loss yet. */
export const bestModel = (loss: ArrayLike<number>): number => indexOfSmallest(loss);

export function toyMetrics(snapshot: ToySnapshot) {
  const best = bestModel(snapshot.loss);
  const lowest = snapshot.loss[best] ?? NaN;
  return {
    engine: snapshot.engine,
    best,
    lossLowest: Number.isNaN(lowest) ? null : rounded(lowest),
    stopped: snapshot.stopped ?? null,
  };
}
