/**
 * Ranks the 10,000 test pictures of CIFAR-10 for every unit of both networks and writes `public/units/<network>/<layer>/ranks.bin`
 * (src/lib/stimuli/ranks.ts says what is in it). About twenty minutes a network on one core, on WebAssembly.
 *
 *     npm run ranks [-- resnet50] [-- inceptionv1]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { max, slice, type Tensor } from '@tensorflow/tfjs-core';
import { startBackend } from '#lib/compute/backends.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { encodeRanks, rank } from '#lib/stimuli/ranks.ts';
import { readTestSet } from '../networks/cifar.ts';
import { root } from '../steps.ts';
import { beforeRelu, response, showPhotographs } from './photographs.ts';

/** Of one layer, unit by unit: [channels][pictures]. */
interface Measured {
  responses: Float32Array[];
  centers: Float32Array[];
}

/** [b, channels]: the value at the center before the ReLU; logits have no ReLU. */
function centerOf(x: Tensor, isLogits: boolean): Tensor {
  if (isLogits) return x;
  const [b, h, w, c] = x.shape as [number, number, number, number];
  return max(slice(x, [0, Math.floor(h / 2), Math.floor(w / 2), 0], [b, 1, 1, c]), [1, 2]);
}

async function measure(id: NetworkId): Promise<Map<string, Measured>> {
  const set = await readTestSet();
  const measured = new Map<string, Measured>();
  const fresh = (channels: number) => Array.from({ length: channels }, () => new Float32Array(set.count));
  for (const { name, channels } of layers[id])
    measured.set(name, { responses: fresh(channels), centers: fresh(channels) });
  const indices = Array.from({ length: set.count }, (_, i) => i);
  await showPhotographs(id, set, indices, (T, first, count) => {
    for (const { name, channels } of layers[id]) {
      const x = T(beforeRelu(name));
      const responses = response(x, name).dataSync();
      const centers = centerOf(x, name === 'logits').dataSync();
      const of = measured.get(name)!;
      for (let k = 0; k < count; k++)
        for (let c = 0; c < channels; c++) {
          of.responses[c]![first + k] = responses[k * channels + c]!;
          of.centers[c]![first + k] = centers[k * channels + c]!;
        }
    }
  });
  return measured;
}

async function rankNetwork(id: NetworkId): Promise<void> {
  for (const [layer, { responses, centers }] of await measure(id)) {
    const folder = join(root, 'public/units', id, layer);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'ranks.bin'), encodeRanks(responses.map((r, c) => rank(r, centers[c]!))));
  }
}

const asked = process.argv.slice(2);
for (const name of asked) if (!(name in layers)) throw new Error(`There is no network called “${name}”.`);
await startBackend('wasm', {});
for (const id of Object.keys(layers) as NetworkId[])
  if (asked.length === 0 || asked.includes(id)) await rankNetwork(id);
