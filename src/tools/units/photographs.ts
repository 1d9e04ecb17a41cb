/**
 * What all 10,000 test pictures of CIFAR-10 do to the units of a network. A pass takes twenty minutes on one core, on WebAssembly; the responses of
 * all units of all layers are kept in `.cache/units/photographs/<network>/<layer>.f32`, to be deleted when a network is built otherwise.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mean, relu, tensor4d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { rankSize } from '#lib/stimuli/ranks.ts';
import type { TestSet } from '../networks/cifar.ts';
import { diskNetworks } from '../recording/network.ts';
import { root } from '../steps.ts';

const batch = 10;

/** Pictures `indices`, one after the other, as the networks see them. */
export function picturesOf(set: TestSet, indices: readonly number[]): Float32Array {
  const pixels = new Float32Array(indices.length * rankSize * rankSize * 3);
  indices.forEach((index, k) => {
    pixels.set(set.picture(index, rankSize), k * rankSize * rankSize * 3);
  });
  return pixels;
}

/** The activations of a unit's channel before its ReLU; logits have none. */
export const beforeRelu = (layer: string): string => (layer === 'logits' ? layer : `${layer}_pre_relu`);

/** [b, channels]: the mean over positions after the ReLU; logits as they are. `x` as `beforeRelu` names it. */
export const response = (x: Tensor, layer: string): Tensor =>
  layer === 'logits' ? x : mean(relu(x), [1, 2]);

/** Passes the photographs `indices` through a network, ten at a time; `see` gets the activations and the place of the first of the ten. */
export async function showPhotographs(
  id: NetworkId,
  set: TestSet,
  indices: readonly number[],
  see: (T: (layer: string) => Tensor, first: number, count: number) => void,
  deepest = 'logits',
): Promise<void> {
  const network = await diskNetworks().open(id, deepest);
  const began = performance.now();
  for (let first = 0; first < indices.length; first += batch) {
    const some = indices.slice(first, first + batch);
    tidy(() => {
      see(
        network.run(tensor4d(picturesOf(set, some), [some.length, rankSize, rankSize, 3])),
        first,
        some.length,
      );
    });
    const done = first + some.length;
    if (done % 500 > 0) continue;
    const left = ((performance.now() - began) / done) * (indices.length - done);
    console.log(`${id}: ${done} of ${indices.length} pictures, ${(left / 60_000).toFixed(0)} minutes to go`);
  }
  network.dispose();
}

/** The responses of a layer: [channels][count], unit by unit. */
export interface LayerResponses {
  channels: number;
  count: number;
  values: Float32Array;
  /** Of one unit to all photographs. */
  of(unit: number): Float32Array;
}

const folderOf = (id: NetworkId): string => join(root, '.cache/units/photographs', id);

async function measureAll(id: NetworkId, set: TestSet): Promise<void> {
  const all = new Map(layers[id].map(({ name, channels }) => [name, new Float32Array(channels * set.count)]));
  const indices = Array.from({ length: set.count }, (_, i) => i);
  await showPhotographs(id, set, indices, (T, first, count) => {
    for (const { name, channels } of layers[id]) {
      const values = response(T(beforeRelu(name)), name).dataSync<'float32'>();
      const to = all.get(name)!;
      for (let k = 0; k < count; k++)
        for (let c = 0; c < channels; c++) to[c * set.count + first + k] = values[k * channels + c]!;
    }
  });
  await mkdir(folderOf(id), { recursive: true });
  for (const [name, values] of all)
    await writeFile(join(folderOf(id), `${name}.f32`), new Uint8Array(values.buffer));
}

/** From the cache, which is filled first where it is empty. */
export async function readResponses(id: NetworkId, layer: string, set: TestSet): Promise<LayerResponses> {
  const { channels } = layers[id].find(({ name }) => name === layer)!;
  const file = join(folderOf(id), `${layer}.f32`);
  if (!existsSync(file)) await measureAll(id, set);
  const { buffer, byteOffset, byteLength } = await readFile(file);
  if (byteLength !== 4 * channels * set.count)
    throw new Error(`${file} is not of ${channels} units and ${set.count} pictures; delete it.`);
  const values = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  return {
    channels,
    count: set.count,
    values,
    of: (unit) => values.subarray(unit * set.count, (unit + 1) * set.count),
  };
}

/** The `count` photographs that excite a unit most, strongest first; of equals those with the smaller numbers. */
export function bestPhotographs(of: Float32Array, count: number): number[] {
  // Sorting numbers is quick; only the last steps need to know whose they are.
  const least = of.toSorted()[of.length - count]!;
  const found: number[] = [];
  for (let i = 0; i < of.length; i++) if (of[i]! >= least) found.push(i);
  return found.sort((a, b) => of[b]! - of[a]! || a - b).slice(0, count);
}
