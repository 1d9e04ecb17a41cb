/** The kernels of a network's first layer, as they slide over a picture in RGB, 0..1; as pictures of their own; and which is most like another. */
import type { Network } from './runner.ts';
import type { SlidingKernel } from './sliding.ts';

export interface FirstLayer {
  size: number;
  stride: number;
  pad: number;
  mean: [number, number, number];
  /** [channels][size * size * 3]. */
  weights: Float32Array;
  /** [channels] */
  bias: Float32Array;
}

/** Channel order and range are taken up by the weights, as in the runner. Throws where the weights have not arrived. */
export function firstLayerOf(network: Pick<Network, 'manifest' | 'weights'>): FirstLayer {
  const { nodes, input, title } = network.manifest;
  const node = nodes.find(({ name }) => name === 'conv1');
  const filter = network.weights('conv1');
  const bias = network.weights('conv1/bias');
  if (node?.op !== 'conv' || !filter || !bias)
    throw new Error(`The first layer of ${title} has not been loaded.`);
  const [size, , , channels] = filter.shape as [number, number, number, number];
  const turned = input.order === 'BGR';
  const weights = new Float32Array(filter.values.length);
  for (let unit = 0, to = 0; unit < channels; unit++)
    for (let pixel = 0; pixel < size * size; pixel++)
      for (let c = 0; c < 3; c++, to++)
        weights[to] = 255 * filter.values[(pixel * 3 + (turned ? 2 - c : c)) * channels + unit]!;
  const [first, second, third] = input.mean.map((value) => value / 255) as [number, number, number];
  return {
    size,
    stride: node.stride,
    pad: node.pad,
    mean: turned ? [third, second, first] : [first, second, third],
    weights,
    bias: bias.values.slice(),
  };
}

/** The kernel of channel `unit`. */
export function kernelOf(layer: FirstLayer, unit: number): SlidingKernel {
  const { size, stride, pad, mean } = layer;
  const length = size * size * 3;
  const weights = layer.weights.slice(unit * length, (unit + 1) * length);
  return { size, stride, pad, mean, weights, bias: layer.bias[unit]! };
}

/** `weights` as a picture, RGB in 0..1: zero is middle gray, the largest weight full color. */
export function pictureOf(weights: Float32Array): Float32Array {
  const most = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), Number.MIN_VALUE);
  return weights.map((weight) => 0.5 + weight / (2 * most));
}

/** What a kernel does to gray: the sum of its three colors, [size * size]. */
export const brightnessOf = (weights: Float32Array): Float32Array =>
  Float32Array.from(
    { length: weights.length / 3 },
    (_, i) => weights[3 * i]! + weights[3 * i + 1]! + weights[3 * i + 2]!,
  );

/** A square of `from` rows drawn over one of `to` rows: linear between the middles of cells, the border repeated. */
export function resized(values: Float32Array, from: number, to: number): Float32Array {
  const axis = Array.from({ length: to }, (_, i) => {
    const at = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    const low = Math.min(Math.floor(at), Math.max(0, from - 2));
    return { low, high: Math.min(low + 1, from - 1), share: at - low };
  });
  const read = (row: number, { low, high, share }: (typeof axis)[number]): number =>
    (1 - share) * values[row * from + low]! + share * values[row * from + high]!;
  return Float32Array.from({ length: to * to }, (_, i) => {
    const [down, across] = [axis[Math.floor(i / to)]!, axis[i % to]!];
    return (1 - down.share) * read(down.low, across) + down.share * read(down.high, across);
  });
}

/** Cosine of the angle between `a` and `b`; 0 where one of them is nothing. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let [product, first, second] = [0, 0, 0];
  a.forEach((value, i) => {
    product += value * b[i]!;
    first += value ** 2;
    second += b[i]! ** 2;
  });
  return first > 0 && second > 0 ? product / Math.sqrt(first * second) : 0;
}

export interface Likeness {
  unit: number;
  /** Cosine. */
  likeness: number;
  /** Both at the size of the layer's window: what was compared. */
  mine: Float32Array;
  theirs: Float32Array;
}

/** The channel whose brightness part points most nearly where `weights` does, a square of `size` rows drawn over its window. */
export function closest(layer: FirstLayer, weights: Float32Array, size: number): Likeness {
  const mine = resized(weights, size, layer.size);
  const all = Array.from(layer.bias, (_, unit) => {
    const theirs = brightnessOf(kernelOf(layer, unit).weights);
    return { unit, likeness: cosine(mine, theirs), mine, theirs };
  });
  return all.reduce((best, one) => (one.likeness > best.likeness ? one : best));
}
