/** The graph runner agrees with PyTorch on cpu and wasm; tests/browser/parity.test.ts asks the same of the GPU backends. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';
import { parity } from '../../support/parity.ts';
import type { Golden } from '../../support/parity.ts';

describe.each(builtNetworks())('%s', (id: NetworkId) => {
  let golden: Golden;
  beforeAll(async () => {
    golden = JSON.parse(
      await readFile(new URL(`../../golden/parity-${id}.json`, import.meta.url), 'utf8'),
    ) as Golden;
  });

  // float32 against float64; the worst median seen was 3e-6.
  it.each(['wasm', 'cpu'] as const)(
    'on %s: median relative error at most 1e-4 in every layer and gradient',
    async (backend) => {
      await startBackend(backend, {});
      const network = await readNetwork(id, 'float');
      const found = await parity(network, golden);
      network.dispose();
      // Every layer, and an objective and a gradient for each of the five units.
      expect(found.length).toBe(Object.keys(golden.layers).length + 2 * golden.gradients.length);
      expect(found.filter(({ median }) => !(median <= 1e-4))).toEqual([]);
    },
  );
});
