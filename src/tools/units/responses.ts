/**
 * What every unit of the first stages answers to every picture of the battery, and to some hundred photographs. A few minutes a network on
 * one core; kept in `.cache/units`, so that the rules can be changed without measuring again.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mean, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { nearMiddle } from '#lib/circuits/probe.ts';
import { channelsOf } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { places } from '#lib/networks/receptive-fields.ts';
import { drawShape } from '#lib/stimuli/shapes.ts';
import { readTestSet } from '../networks/cifar.ts';
import { diskNetworks } from '../recording/network.ts';
import { root } from '../steps.ts';
import { battery } from './battery.ts';
import { size } from './stimulus.ts';

/** The layers that are measured, in the order of depth. */
export const measuredLayers: Readonly<Record<NetworkId, readonly string[]>> = {
  inceptionv1: ['conv1', 'conv2', 'inception_3a', 'inception_3b'],
  resnet50: ['conv1', 'conv2_1', 'conv2_2', 'conv2_3', 'conv3_1', 'conv3_2', 'conv3_3', 'conv3_4'],
};

/** A unit may answer this many pixels from the middle of the picture. */
const near = 12;
const batch = 24;

/** Photographs: the first ones of CIFAR-10's test set, enlarged to this side, in color and in gray. */
export const photographs = 500;
const photographSize = 64;

export interface Responses {
  /** [stimuli, channels] of each layer: the strongest activation near the middle. */
  stimuli: Map<string, Float32Array>;
  /** [photographs, channels]: means over positions, in color and then in gray. */
  color: Map<string, Float32Array>;
  gray: Map<string, Float32Array>;
  /** Index into `classNames`, by photograph. */
  labels: number[];
}

/** The same picture without its color. */
export const gray = (rgb: Float32Array): Float32Array => {
  const result = new Float32Array(rgb.length);
  for (let i = 0; i < rgb.length; i += 3)
    result.fill(0.299 * rgb[i]! + 0.587 * rgb[i + 1]! + 0.114 * rgb[i + 2]!, i, i + 3);
  return result;
};

/** Rows of `summarize(T(layer))` for all pictures, layer by layer. */
async function pass(
  id: NetworkId,
  count: number,
  side: number,
  picture: (index: number) => Float32Array,
  summarize: (x: Tensor4D, layer: string) => Tensor,
): Promise<Map<string, Float32Array>> {
  const names = measuredLayers[id];
  const network = await diskNetworks().open(id, names.at(-1)!);
  const all = new Map(names.map((name) => [name, new Float32Array(count * channelsOf(id, name)!)]));
  for (let first = 0; first < count; first += batch) {
    const now = Math.min(batch, count - first);
    const pixels = new Float32Array(now * side * side * 3);
    for (let k = 0; k < now; k++) pixels.set(picture(first + k), k * side * side * 3);
    tidy(() => {
      const T = network.run(tensor4d(pixels, [now, side, side, 3]));
      for (const name of names)
        all.get(name)!.set(summarize(T(name) as Tensor4D, name).dataSync(), first * channelsOf(id, name)!);
    });
    if ((first / batch) % 20 === 0) console.log(`${id}: ${first + now} of ${count}`);
  }
  return all;
}

async function measure(id: NetworkId): Promise<Omit<Responses, 'labels'>> {
  const stimuli = await pass(
    id,
    battery.length,
    size,
    (i) => drawShape(battery[i]!.shape, size),
    (x, layer) => nearMiddle(x, Math.floor(near / places[id][layer]!.stride)),
  );
  const set = await readTestSet();
  const averaged = (change: (rgb: Float32Array) => Float32Array) =>
    pass(
      id,
      photographs,
      photographSize,
      (i) => change(set.picture(i, photographSize)),
      (x) => mean(x, [1, 2]),
    );
  return { stimuli, color: await averaged((rgb) => rgb), gray: await averaged(gray) };
}

/** From the cache, where it holds this battery on this network. */
export async function responsesOf(id: NetworkId): Promise<Responses> {
  const manifest = await readFile(join(root, 'public/networks', id, 'manifest.json'), 'utf8');
  const key = createHash('sha256')
    .update(
      JSON.stringify([battery.map(({ shape }) => shape), size, near, photographs, photographSize, manifest]),
    )
    .digest('hex')
    .slice(0, 12);
  const folder = join(root, '.cache/units');
  const file = join(folder, `${id}-${key}.f32`);
  const { labels } = await readTestSet();
  if (!existsSync(file)) {
    const made = await measure(id);
    await mkdir(folder, { recursive: true });
    const parts = Object.values(made).flatMap((part) => [...part.values()]);
    await writeFile(file, Buffer.concat(parts.map((values) => Buffer.from(values.buffer))));
  }
  const bytes = await readFile(file);
  let at = bytes.byteOffset;
  const take = (rows: number): Map<string, Float32Array> =>
    new Map(
      measuredLayers[id].map((name) => {
        const length = rows * channelsOf(id, name)!;
        const values = new Float32Array(bytes.buffer.slice(at, at + 4 * length) as ArrayBuffer);
        at += 4 * length;
        return [name, values];
      }),
    );
  return {
    stimuli: take(battery.length),
    color: take(photographs),
    gray: take(photographs),
    labels: labels.slice(0, photographs),
  };
}
