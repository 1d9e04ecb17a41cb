/**
 * Two units in one picture: sums, differences, and everything between one and the other, as a pair of weights for each picture.
 */
import { add, concat, mean, reshape } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core';
import type { T } from '../../networks/runner.ts';
import { extent, mapAlong, probe } from './probe.ts';
import { objective, oneHot } from './index.ts';
import type { Objective } from './index.ts';

/** A channel of a layer that readers see. */
export interface UnitName {
  layer: string;
  unit: number;
}

/** Weights of the first and of the second unit, for one picture. */
export type Mixture = readonly [number, number];

/** Where a unit still has a slope when it is silent, and a value when it is held down. Logits have no ReLU. */
const beforeRelu = (layer: string): string => (layer === 'logits' ? layer : `${layer}_pre_relu`);

/** The sum over pictures of the channel's mean times the picture's weight, over the number of pictures. */
function weighed(T: T, name: string, unit: number, weights: readonly number[]): Scalar {
  const x = T(name);
  const { batch, height, width, channels } = extent(x);
  if (batch !== weights.length)
    throw new RangeError(`There are weights for ${weights.length} pictures, but ${batch} pictures.`);
  const cells = height * width;
  const positions = Float32Array.from(
    { length: batch * cells },
    (_, i) => weights[Math.floor(i / cells)]! / (batch * cells),
  );
  return probe(x, positions, oneHot(channels, unit));
}

/**
 * Of picture k, weights[k][0] times the mean of the first unit plus weights[k][1] times that of the second; the mean over the batch. A
 * unit that is to be lowered is read before its ReLU, as by every negative objective: after it a silent unit can fall no further.
 * Not all weights may be 0. Throws a RangeError where a unit does not exist or a picture has no weights.
 */
export function joint(first: UnitName, second: UnitName, weights: readonly Mixture[]): Objective {
  const parts = [first, second].flatMap(({ layer, unit }, which) => {
    const own = weights.map((pair) => pair[which]!);
    return [
      { name: layer, unit, own: own.map((weight) => Math.max(weight, 0)) },
      { name: beforeRelu(layer), unit, own: own.map((weight) => Math.min(weight, 0)) },
    ].filter((part) => part.own.some((weight) => weight !== 0));
  });
  return objective((T) =>
    parts
      .map(({ name, unit, own }) => weighed(T, name, unit, own))
      .reduce((total, part) => add<Scalar>(total, part)),
  );
}

/** Means over positions of both units before their ReLU, of every picture: [2 * batch], the first unit's first. Not differentiated. */
export function jointMeans(T: T, first: UnitName, second: UnitName): Tensor1D {
  return concat(
    [first, second].map(({ layer, unit }) => {
      const x = T(beforeRelu(layer));
      const { batch, channels } = extent(x);
      return mean(reshape(mapAlong(x, oneHot(channels, unit)), [batch, -1]), 1) as Tensor1D;
    }),
  );
}
