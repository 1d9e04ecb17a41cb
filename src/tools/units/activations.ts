/**
 * Runs the first photographs of CIFAR-10's test set through both networks and keeps what the layers say in which the page looks for
 * directions: `public/units/<network>/<layer>/activations.bin` (src/lib/units/activation-sample.ts says what is in it). A few
 * minutes a network on one core, on WebAssembly.
 *
 *     npm run activations [-- resnet50] [-- inceptionv1]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mean, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { startBackend } from '#lib/compute/backends.ts';
import { channelsOf, layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { rankSize } from '#lib/stimuli/ranks.ts';
import { encodeSample, sampleCount, sampleLayers } from '#lib/units/activation-sample.ts';
import { readTestSet } from '../networks/cifar.ts';
import { diskNetworks } from '../recording/network.ts';
import { root } from '../steps.ts';
import { picturesOf } from './photographs.ts';

const batch = 20;

async function sample(id: NetworkId): Promise<void> {
  const set = await readTestSet();
  const wanted = sampleLayers[id];
  const deepest = layers[id].findLast(({ name }) => wanted.includes(name))!.name;
  const network = await diskNetworks().open(id, deepest);
  const found = new Map(
    wanted.map((layer) => [layer, new Float32Array(sampleCount * channelsOf(id, layer)!)]),
  );
  for (let first = 0; first < sampleCount; first += batch) {
    const indices = Array.from({ length: batch }, (_, k) => first + k);
    tidy(() => {
      const T = network.run(tensor4d(picturesOf(set, indices), [batch, rankSize, rankSize, 3]));
      for (const [layer, values] of found)
        values.set(mean(T(layer), [1, 2]).dataSync<'float32'>(), first * channelsOf(id, layer)!);
    });
    if ((first + batch) % 200 === 0) console.log(`${id}: ${first + batch} of ${sampleCount} photographs`);
  }
  for (const [layer, values] of found) {
    const folder = join(root, 'public/units', id, layer);
    await mkdir(folder, { recursive: true });
    const file = encodeSample({ photographs: sampleCount, units: channelsOf(id, layer)!, values });
    await writeFile(join(folder, 'activations.bin'), file);
  }
}

const asked = process.argv.slice(2);
for (const name of asked) if (!(name in layers)) throw new Error(`There is no network called “${name}”.`);
await startBackend('wasm', {});
for (const id of Object.keys(layers) as NetworkId[])
  if (asked.length === 0 || asked.includes(id)) await sample(id);
