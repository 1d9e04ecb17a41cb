/** What every engine offers: the same numbers, as fast as it can. */
import { parametersOf, type Engine, type ToyConfig, type ToySnapshot } from './config.ts';
import type { LossLog } from './loss-log.ts';

export interface Trainer {
  readonly engine: Engine;
  readonly steps: number;
  /** One step of every model; does not wait. */
  step(): void;
  /** Where many steps can be queued at once: `count` of them. */
  advance?(count: number): void;
  /** The weights, [instance][parameter]: encoder, decoder where it is apart, biases. */
  weights(): Promise<Float32Array>;
  /** Brings the losses of all steps so far into `log`. */
  readonly log: LossLog;
  /** Set once the run has stopped by itself. */
  readonly stopped: string | undefined;
  dispose(): void;
}

/** A loss beyond this many times the first one, or no number at all, is a run that went diverged. */
const diverged = 1e4;

/** Says whether losses are still sound, after the first step's. */
export function createDivergenceCheck(instances: number): (loss: ArrayLike<number>) => boolean {
  let first: number[] | undefined;
  return (loss) => {
    first ??= Array.from({ length: instances }, (_, k) => Math.max(loss[k]!, 1e-3));
    for (let k = 0; k < instances; k++) if (!(loss[k]! <= first[k]! * diverged)) return false;
    return true;
  };
}

export const astrayAt = (step: number): string =>
  `The loss grew out of bounds at step ${step}, so the run stopped there and kept the last good weights. A lower learning rate helps.`;

/** The weights of tied models from their parts in a snapshot: what a run starts `from` that carries on. */
export function joined({
  W,
  b,
  features,
  hidden,
  instances,
}: Pick<ToySnapshot, 'W' | 'b' | 'features' | 'hidden' | 'instances'>): Float32Array {
  const [directions, size] = [features * hidden, features * (hidden + 1)];
  const weights = new Float32Array(instances * size);
  for (let k = 0; k < instances; k++) {
    weights.set(W.subarray(k * directions, (k + 1) * directions), k * size);
    weights.set(b.subarray(k * features, (k + 1) * features), k * size + directions);
  }
  return weights;
}

/** The parts of `weights` as the snapshot has them. */
export function split(config: ToyConfig, weights: Float32Array): Pick<ToySnapshot, 'W' | 'decoder' | 'b'> {
  const { features, hidden, instances } = config;
  const size = parametersOf(config);
  const directions = features * hidden;
  const part = (start: number, length: number): Float32Array => {
    const all = new Float32Array(instances * length);
    for (let k = 0; k < instances; k++)
      all.set(weights.subarray(k * size + start, k * size + start + length), k * length);
    return all;
  };
  const W = part(0, directions);
  return {
    W,
    decoder: config.weights === 'tied' ? W : part(directions, directions),
    b: part(size - features, features),
  };
}
