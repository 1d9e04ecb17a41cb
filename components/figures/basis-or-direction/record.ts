/** The recorded first state of `basis-or-direction`: the first heap of each kind out of the test that its default settings give. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFactorize } from '#lib/dictionary/factorize.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import { sampleCount, sampleLayers } from '#lib/units/activation-sample.ts';
import { readTestSet } from '#tools/networks/cifar.ts';
import { root } from '#tools/steps.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { heapText } from './heap.ts';
import { params } from './params.ts';
import type { RecordedHeaps } from './recorded.ts';
import { planOf } from './test-plan.ts';

/** What a layer says to the photographs, as it lies on the disk. */
async function readSample(network: NetworkId, layer: string): Promise<ArrayBuffer> {
  const path = join(root, 'public/units', network, layer, 'activations.bin');
  return new Uint8Array(await readFile(path)).buffer;
}

async function heapsOf(network: NetworkId): Promise<RecordedHeaps> {
  const { factors, steps, seed } = defaults(params);
  const { labels } = await readTestSet();
  const layer = sampleLayers[network][0];
  const experiment = openFactorize({
    file: await readSample(network, layer),
    labels: Uint8Array.from(labels.slice(0, sampleCount)),
    factors,
    alike: false,
    seed,
  });
  while (experiment.steps < steps) experiment.step();
  const plan = planOf(await experiment.read(), seed);
  const first = plan.filter(({ kind }, i) => plan.findIndex((other) => other.kind === kind) === i);
  return {
    layer,
    heaps: first.map(({ pictures }) => ({
      pictures,
      text: heapText(pictures.map((picture) => classNames[labels[picture]!]!)),
    })),
  };
}

export default async function record({ folder, again }: Recording): Promise<void> {
  const file = join(folder, 'index.json');
  if (!again && existsSync(file)) {
    console.log('basis-or-direction: kept');
    return;
  }
  const index: Partial<Record<NetworkId, RecordedHeaps>> = {};
  for (const network of Object.keys(layers) as NetworkId[]) index[network] = await heapsOf(network);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(index)}\n`);
  console.log('basis-or-direction: recorded');
}
