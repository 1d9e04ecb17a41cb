/** What the figure of the introduction says of a photograph, against PyTorch (tests/golden/look.py), with the float weights. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import { createLook, type LookSnapshot } from '#lib/networks/look.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { readTestSet, type TestSet } from '#tools/networks/cifar.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

type Golden = Record<NetworkId, [number, number][][]> & { size: number };
const golden = JSON.parse(readFileSync(new URL('../../golden/look.json', import.meta.url), 'utf8')) as Golden;

let set: TestSet;
beforeAll(async () => {
  await startBackend('wasm', {});
  set = await readTestSet();
});

async function look(id: NetworkId, weights: 'float' | 'site', index: number): Promise<LookSnapshot> {
  const network = await networkOf(id, weights);
  const experiment = createLook(
    { network: id, layer: 'conv1', size: golden.size, picture: { side: 32, rgb: set.picture(index) } },
    network.manifest.labels,
    () => Promise.resolve(network),
  );
  experiment.step();
  experiment.step();
  const snapshot = await experiment.read();
  experiment.dispose();
  return snapshot;
}

const opened = new Map<string, ReturnType<typeof readNetwork>>();
const networkOf = (id: NetworkId, weights: 'float' | 'site') => {
  const key = `${id} ${weights}`;
  if (!opened.has(key)) opened.set(key, readNetwork(id, weights));
  return opened.get(key)!;
};

describe.each(builtNetworks())('%s', (id) => {
  test('the probabilities of 50 photographs, to 1e-3', async () => {
    for (const [index, classes] of golden[id].entries()) {
      const { probabilities } = await look(id, 'float', index);
      for (const [unit, probability] of classes)
        expect(Math.abs(probabilities![unit]! - probability), `picture ${index}`).toBeLessThan(1e-3);
    }
  });

  test('and with the rounded weights that readers get: half of them to 1e-2, all to 0.1', async () => {
    const errors: number[] = [];
    for (const [index, classes] of golden[id].slice(0, 20).entries()) {
      const { probabilities } = await look(id, 'site', index);
      for (const [unit, probability] of classes) errors.push(Math.abs(probabilities![unit]! - probability));
    }
    errors.sort((a, b) => a - b);
    expect(errors[errors.length >> 1]).toBeLessThan(1e-2);
    expect(errors.at(-1)).toBeLessThan(0.1);
  });
});
