/** The sizes of the networks, counted from their graphs, against what PyTorch did in a run, and against what the papers say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCount } from '#lib/networks/count-all.ts';
import { countLayers, pairsOf } from '#lib/networks/count.ts';
import type { Manifest, NetworkId } from '#lib/networks/manifest.ts';
import recorded from '#components/figures/scale-of-it/recorded/counts.json' with { type: 'json' };
import golden from '../../golden/count.json' with { type: 'json' };
import { builtNetworks } from '../../support/networks.ts';

const read = (id: NetworkId) =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../public/networks', id, 'manifest.json'), 'utf8'),
  ) as Manifest;
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

describe.each(builtNetworks('site'))('%s', (id) => {
  const manifest = read(id);

  it.each(['224', '96'] as const)('counts what PyTorch counts, layer by layer, at %s px', (size) => {
    const counts = countLayers(manifest, Number(size));
    expect(
      counts.map(({ layer, neurons, weights, biases, multiplications }) => [
        layer,
        neurons,
        weights - biases,
        biases,
        multiplications,
      ]),
    ).toEqual(golden[id][size]);
  });

  it('agrees with the work that the manifest states', () => {
    const work = total(countLayers(manifest, 224).map(({ multiplications }) => multiplications));
    expect((2 * work) / 1e6).toBeCloseTo(manifest.layers.at(-1)!.megaflops, 0);
  });

  it('is what the figure recorded, and what its experiment gives after one step', async () => {
    const count = createCount([manifest], 224);
    expect((await count.read()).networks).toEqual([]);
    count.step();
    const { step, networks } = await count.read();
    expect([step, networks[0]!.labels.length]).toEqual([1, 1000]);
    expect(networks[0]!.layers).toEqual(recorded.networks.find(({ network }) => network === id)!.layers);
  });
});

const weightsOf = (id: NetworkId): number =>
  total(recorded.networks.find(({ network }) => network === id)!.layers.map(({ weights }) => weights));

it('finds the sizes that are known of both networks', () => {
  // Keras gives 25,636,712 for ResNet-50, of which folding takes the four numbers of each of 26,560 channels' batch norm.
  expect(golden.resnet50.unfolded).toBe(25_636_712);
  expect(weightsOf('resnet50')).toBe(25_636_712 - 4 * 26_560);
  // Without the two auxiliary classifiers, which serve only in training.
  expect(weightsOf('inceptionv1')).toBe(6_998_552);
});

it('counts pairs between neighboring layers', () => {
  expect(pairsOf([{ units: 2 }, { units: 3 }, { units: 5 }])).toBe(21);
});
