/**
 * The best photographs of every unit of some layers: 50 of the 10,000 of CIFAR-10's test set, by the unit's mean response over positions, after
 * the ReLU. The lists of `npm run ranks` hold 20. Half an hour on one core; the responses are kept in `.cache/wholes`.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mean, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { channelsOf } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Network } from '#lib/networks/runner.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import { rankSize } from '#lib/stimuli/ranks.ts';
import type { TestSet } from '../networks/cifar.ts';
import { root } from '../steps.ts';

/** Photographs in a list. */
export const bestCount = 50;
const batch = 20;

const folderOf = (id: NetworkId): string => join(root, '.cache/wholes', id);

/** Pictures `indices`, one after the other, as the networks see them. */
export function picturesOf(set: TestSet, indices: readonly number[]): Float32Array {
  const pixels = new Float32Array(indices.length * rankSize * rankSize * 3);
  indices.forEach((index, k) => {
    pixels.set(set.picture(index, rankSize), k * rankSize * rankSize * 3);
  });
  return pixels;
}

async function measure(network: Network, id: NetworkId, layers: readonly string[], set: TestSet) {
  const found = new Map(layers.map((layer) => [layer, new Float32Array(set.count * channelsOf(id, layer)!)]));
  for (let first = 0; first < set.count; first += batch) {
    const pixels = picturesOf(
      set,
      Array.from({ length: batch }, (_, k) => first + k),
    );
    tidy(() => {
      const T = network.run(tensor4d(pixels, [batch, rankSize, rankSize, 3]));
      for (const [layer, responses] of found)
        responses.set(mean(T(layer), [1, 2]).dataSync<'float32'>(), first * channelsOf(id, layer)!);
    });
    if (first % 500 === 0) console.log(`${id}: ${first} of ${set.count} pictures`);
  }
  await mkdir(folderOf(id), { recursive: true });
  for (const [layer, responses] of found)
    await writeFile(join(folderOf(id), `${layer}.f32`), new Uint8Array(responses.buffer));
}

export interface Best {
  layer: string;
  unit: number;
  /** Strongest first. */
  pictures: number[];
  /** The class that is most frequent among them, and how often it is. */
  label: string;
  share: number;
}

/** Of every unit of `layers`. */
export async function bestOf(
  network: Network,
  id: NetworkId,
  layers: readonly string[],
  set: TestSet,
): Promise<Best[]> {
  const file = (layer: string): string => join(folderOf(id), `${layer}.f32`);
  if (!layers.every((layer) => existsSync(file(layer)))) await measure(network, id, layers, set);
  const all: Best[] = [];
  for (const layer of layers) {
    const bytes = await readFile(file(layer));
    const responses = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    );
    const channels = channelsOf(id, layer)!;
    for (let unit = 0; unit < channels; unit++) {
      const of = Float32Array.from({ length: set.count }, (_, i) => responses[i * channels + unit]!);
      // Sorting numbers is quick; only the last steps need to know whose they are.
      const least = of.toSorted()[set.count - bestCount]!;
      const pictures = Array.from(of.keys())
        .filter((i) => of[i]! >= least)
        .sort((a, b) => of[b]! - of[a]! || a - b)
        .slice(0, bestCount);
      const counts = classNames.map((_, label) => pictures.filter((i) => set.labels[i] === label).length);
      const share = Math.max(...counts);
      all.push({ layer, unit, pictures, share, label: classNames[counts.indexOf(share)]! });
    }
  }
  return all;
}
