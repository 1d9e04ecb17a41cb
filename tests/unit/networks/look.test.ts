/**
 * What the figure of the introduction says of a photograph, with the weights that readers get, against PyTorch with the original ones
 * (tests/golden/look.py). The tolerance is what the bits of the shards were chosen for (src/tools/networks/precision.ts); with float
 * weights tests/unit/networks/parity.test.ts compares every layer.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import { createForward, type ForwardSnapshot } from '#lib/networks/forward.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Network } from '#lib/networks/runner.ts';
import { readTestSet, type TestSet } from '#tools/networks/cifar.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

type Golden = Record<NetworkId, [number, number][][]> & { size: number };
const golden = JSON.parse(readFileSync(new URL('../../golden/look.json', import.meta.url), 'utf8')) as Golden;

let set: TestSet;
beforeAll(async () => {
  await startBackend('wasm', {});
  set = await readTestSet();
});

async function look(network: Network, index: number): Promise<ForwardSnapshot> {
  const experiment = createForward(
    {
      network: network.manifest.id,
      layer: 'conv1',
      size: golden.size,
      picture: { side: 32, rgb: set.picture(index) },
    },
    network.manifest.labels,
    () => Promise.resolve(network),
  );
  experiment.step();
  experiment.step();
  const snapshot = await experiment.read();
  experiment.dispose();
  return snapshot;
}

test.each(builtNetworks('site'))(
  'the probabilities of 50 photographs, to 1e-3, and the likeliest class, in %s',
  async (id) => {
    const network = await readNetwork(id);
    expect(golden[id]).toHaveLength(50);
    let same = 0;
    for (const [index, classes] of golden[id].entries()) {
      const probabilities = (await look(network, index)).probabilities!;
      expect(Math.abs(probabilities.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-4);
      for (const [unit, probability] of classes)
        expect(Math.abs(probabilities[unit]! - probability), `picture ${index}`).toBeLessThan(1e-3);
      if (probabilities.indexOf(Math.max(...probabilities)) === classes[0]![0]) same++;
    }
    // In one of InceptionV1's pictures the first two are within 1e-3 of each other.
    expect(same).toBeGreaterThanOrEqual(49);
    network.dispose();
  },
);
