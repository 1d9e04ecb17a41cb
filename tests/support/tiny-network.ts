/** A network of two convolutions and a classifier with random weights: quick enough to test what runs on networks. */
import { createRandom, fillNormal } from '#lib/math/random.ts';
import type { Manifest } from '#lib/networks/manifest.ts';
import { createNetwork } from '#lib/networks/runner.ts';
import type { Network } from '#lib/networks/runner.ts';

const layer = (name: string, channels: number, stride: number) => ({
  name,
  channels,
  stride,
  receptiveField: 0,
  shard: 0,
  megaflops: 0,
});

export interface TinyShape {
  /** Of conv1. */
  channels?: number;
  /** Of conv2. */
  stride?: 1 | 2;
}

const manifestOf = ({ channels, stride }: Required<TinyShape>): Manifest => ({
  schema: 1,
  id: 'inceptionv1',
  title: 'Tiny',
  input: { order: 'RGB', mean: [117, 117, 117] },
  trainedSize: 32,
  nodes: [
    { name: 'conv1', op: 'conv', input: 'input', weights: 'a', stride: 2, pad: 1, relu: true },
    { name: 'conv2', op: 'conv', input: 'conv1', weights: 'b', stride, pad: 1, relu: true },
    { name: 'pool', op: 'globalAverage', input: 'conv2' },
    { name: 'logits', op: 'dense', input: 'pool', weights: 'c' },
  ],
  layers: [layer('conv1', channels, 2), layer('conv2', 8, 2 * stride), layer('logits', 5, 0)],
  labels: ['a', 'b', 'c', 'd', 'e'],
  shards: [],
  licence: '',
  source: '',
});

/** Channel 3 of conv1 has so low a bias that no picture excites it: a dead unit. */
export const deadUnit = 3;

/** `loudness` multiplies every activation of conv2. */
export function tinyNetwork(loudness = 1, { channels = 6, stride = 1 }: TinyShape = {}): Network {
  const random = createRandom(7);
  const weights = (shape: number[], sd: number, factor = 1) => ({
    shape,
    values: fillNormal(new Float32Array(shape.reduce((a, b) => a * b, 1)), random, sd).map((v) => v * factor),
  });
  const network = createNetwork(manifestOf({ channels, stride }));
  const bias = weights([channels], 0.1);
  bias.values[deadUnit] = -20;
  network.add(
    new Map([
      ['a', weights([3, 3, 3, channels], 0.01)],
      ['a/bias', bias],
      ['b', weights([3, 3, channels, 8], 0.2, loudness)],
      ['b/bias', weights([8], 0.1, loudness)],
      ['c', weights([8, 5], 0.3)],
      ['c/bias', weights([5], 0.1)],
    ]),
  );
  return network;
}
