/**
 * Ranks the 10,000 test pictures of CIFAR-10 for every unit of both networks and writes `public/units/<network>/<layer>/ranks.bin`
 * (src/lib/stimuli/ranks.ts says what is in it). About twenty minutes a network on one core, on WebAssembly.
 *
 *     npm run ranks [-- resnet50] [-- inceptionv1]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { max, mean, relu, slice, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { startBackend } from '#lib/compute/backends.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { encodeRanks, rank, rankSize } from '#lib/stimuli/ranks.ts';
import { readTestSet } from '../networks/cifar.ts';
import { diskNetworks } from '../posters/network.ts';
import { root } from '../steps.ts';

const batch = 10;

/** Of one layer, unit by unit: [channels][pictures]. */
interface Measured {
  responses: Float32Array[];
  centers: Float32Array[];
}

/** [b, channels]: the mean over positions after the ReLU, and the value at the center before it; logits have no ReLU. */
function summarize(x: Tensor, isLogits: boolean): [Tensor, Tensor] {
  if (isLogits) return [x, x];
  const [b, h, w, c] = x.shape as [number, number, number, number];
  const center = slice(x, [0, Math.floor(h / 2), Math.floor(w / 2), 0], [b, 1, 1, c]);
  return [mean(relu(x), [1, 2]), max(center, [1, 2])];
}

async function measure(id: NetworkId): Promise<Map<string, Measured>> {
  const set = await readTestSet();
  const network = await diskNetworks().open(id, 'logits');
  const measured = new Map<string, Measured>();
  const fresh = (channels: number) => Array.from({ length: channels }, () => new Float32Array(set.count));
  for (const { name, channels } of layers[id])
    measured.set(name, { responses: fresh(channels), centers: fresh(channels) });
  const began = performance.now();
  const pixels = rankSize * rankSize * 3;
  for (let first = 0; first < set.count; first += batch) {
    const pictures = new Float32Array(batch * pixels);
    for (let k = 0; k < batch; k++) pictures.set(set.picture(first + k, rankSize), k * pixels);
    tidy(() => {
      const T = network.run(tensor4d(pictures, [batch, rankSize, rankSize, 3]));
      for (const { name, channels } of layers[id]) {
        const isLogits = name === 'logits';
        const [response, center] = summarize(T(isLogits ? name : `${name}_pre_relu`), isLogits);
        const [responses, centers] = [response.dataSync(), center.dataSync()];
        const of = measured.get(name)!;
        for (let k = 0; k < batch; k++)
          for (let c = 0; c < channels; c++) {
            of.responses[c]![first + k] = responses[k * channels + c]!;
            of.centers[c]![first + k] = centers[k * channels + c]!;
          }
      }
    });
    if ((first + batch) % 500 === 0) {
      const seconds = (performance.now() - began) / 1000;
      const left = (seconds / (first + batch)) * (set.count - first - batch);
      console.log(
        `${id}: ${first + batch} of ${set.count} pictures, ${(left / 60).toFixed(0)} minutes to go`,
      );
    }
  }
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
