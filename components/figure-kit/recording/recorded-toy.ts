/** A run of toy models as it is kept in a file, for the first state of a figure. */
import type { ToySnapshot } from '#lib/superposition/config.ts';

/** `recorded/run.json`: a snapshot whose arrays are lists of rounded numbers; `decoder` is left out where it is `W`. */
export type RecordedToy = {
  [K in keyof Omit<ToySnapshot, 'decoder'>]: ToySnapshot[K] extends Float32Array ? number[] : ToySnapshot[K];
} & { decoder?: number[] };

export function toyOf(run: RecordedToy): ToySnapshot {
  const W = Float32Array.from(run.W);
  return {
    ...run,
    W,
    decoder: run.decoder ? Float32Array.from(run.decoder) : W,
    b: Float32Array.from(run.b),
    loss: Float32Array.from(run.loss),
    curve: Float32Array.from(run.curve),
    curveSteps: Float32Array.from(run.curveSteps),
  };
}
