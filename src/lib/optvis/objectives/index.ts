/**
 * What to maximize: functions of T (layer name to activations) with a scalar value, the mean over a batch. They add and scale, as in
 * `channel('inception_4c', 10).times(0.8).plus(channel('inception_4c', 11).times(0.2))`.
 */
import { add, mul } from '@tensorflow/tfjs-core';
import type { Scalar } from '@tensorflow/tfjs-core';
import type { T } from '../../networks/runner.ts';
import { alongWithCosine } from './cosine.ts';
import { everywhere, extent, meanSquare, probe } from './probe.ts';

export interface Objective {
  /** The value on a picture, or the mean over a batch, a scalar; call within `tidy` or a gradient. */
  (T: T): Scalar;
  plus(other: Objective): Objective;
  times(factor: number): Objective;
}

/** Makes an objective from a function of T. */
export function objective(value: (T: T) => Scalar): Objective {
  return Object.assign((T: T) => value(T), {
    plus: (other: Objective) => objective((T) => add(value(T), other(T))),
    times: (factor: number) => objective((T) => mul(value(T), factor)),
  });
}

/** 1 at `place`, else 0. Throws a RangeError outside 0 .. length-1. */
export function oneHot(length: number, place: number): Float32Array {
  if (!Number.isInteger(place) || place < 0 || place >= length)
    throw new RangeError(`There are ${length} channels, 0 to ${length - 1}; there is no ${place}.`);
  const result = new Float32Array(length);
  result[place] = 1;
  return result;
}

/**
 * Mean over positions along `vector` [channels]: the activations' component in that direction, with `power` above 0 times
 * max(0.1, cosine of the two)^power, which prefers activations that point that way and no other.
 */
export function direction(layer: string, vector: Float32Array, power = 0): Objective {
  return objective((T) => {
    const x = T(layer);
    return power === 0 ? probe(x, everywhere(x), vector) : alongWithCosine(x, vector, power);
  });
}

/** One channel, averaged over positions. */
export function channel(layer: string, unit: number): Objective {
  return objective((T) => {
    const x = T(layer);
    return probe(x, everywhere(x), oneHot(extent(x).channels, unit));
  });
}

/** One channel at the central position; for an even side, the one below and to the right of the center. */
export function neuron(layer: string, unit: number): Objective {
  return objective((T) => {
    const x = T(layer);
    const { batch, height, width, channels } = extent(x);
    const center = Math.floor(height / 2) * width + Math.floor(width / 2);
    const centers = Float32Array.from({ length: batch * height * width }, (_, i) =>
      i % (height * width) === center ? 1 / batch : 0,
    );
    return probe(x, centers, oneHot(channels, unit));
  });
}

/** Everything a layer responds to: the mean of its squared activations (DeepDream). */
export function layer(name: string): Objective {
  return objective((T) => meanSquare(T(name)));
}

/** The sum of several objectives. */
export function sum(objectives: readonly Objective[]): Objective {
  return objectives.reduce((before, next) => before.plus(next));
}

/** `inception_4c:10` is the channel 10 of that layer, `inception_4c` the whole layer. Throws for anything else. */
export function parseObjective(text: string): Objective {
  const match = /^([a-z][a-z0-9_]*)(?::(\d+))?$/i.exec(text.trim());
  if (!match)
    throw new Error(`“${text}” is not a unit; write the layer and the channel, as in inception_4c:10.`);
  return match[2] === undefined ? layer(match[1]!) : channel(match[1]!, Number(match[2]));
}
