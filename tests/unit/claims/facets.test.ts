/**
 * What `unit-facets` must show, with its own code: the picture made for each group of photographs excites the unit more than its best
 * photograph, and the pictures of two groups differ more than those of two seeds of one. Small pictures and few steps, so that it is quick;
 * the recording, which is made as readers make it, is held to the same.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { concat, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import type { FacetsEntry } from '#components/figures/unit-facets/made.ts';
import { params, photographsShown, runOf } from '#components/figures/unit-facets/params.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { createFacets } from '#lib/optvis/facets.ts';
import { gramCosine } from '#lib/optvis/objectives/gram.ts';
import { defaults } from '#lib/params/index.ts';
import { facetsOf, type FacetsFile } from '#lib/units/facets.ts';
import { readTestSet } from '#tools/networks/cifar.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

const size = 64;
const steps = 20;

/** Polysemantic by the field notes' rule, in a layer that is quick to reach. */
const tried: Partial<Record<NetworkId, { layer: string; unit: number }>> = {
  inceptionv1: { layer: 'inception_4a', unit: 39 },
};

beforeAll(async () => {
  await startBackend('wasm', {});
});

const units = builtNetworks('site').filter((id) => tried[id]);

it.each(units)('pictures of two kinds from one unit of %s', { timeout: 120_000 }, async (id) => {
  const { layer, unit } = tried[id]!;
  const file = new URL(`../../../public/units/${id}/facets.json`, import.meta.url);
  const found = facetsOf(JSON.parse(await readFile(file, 'utf8')) as FacetsFile, `${layer}:${unit}`)!;
  expect(found.family).toBe('polysemantic');
  const set = await readTestSet();
  const network = await readNetwork(id, 'site', layer);
  const facets = found.facets.map(({ label, pictures }) => ({
    label,
    photographs: pictures
      .slice(0, photographsShown)
      .map((index) => ({ index, side: 32, rgb: set.picture(index) })),
  }));
  expect(facets.length).toBeGreaterThan(1);
  const made: Float32Array[][] = [];
  let early = '';
  for (const seed of [1, 2]) {
    const values = { ...defaults(params), network: id, layer, unit, size, seed };
    const config = { run: runOf(values), facets, weight: values.weight, until: steps };
    const experiment = await createFacets(network, config);
    while (experiment.steps < steps) experiment.step();
    const snapshot = await experiment.read();
    experiment.dispose();
    early = snapshot.alikeIn;
    for (const { label, response } of snapshot.facets)
      expect(response, `${label}, seed ${seed}`).toBeGreaterThan(1.3 * snapshot.best);
    made.push(snapshot.facets.map(({ run }) => run.rgb));
  }
  const alike = (...pictures: Float32Array[]): number =>
    tidy(() => {
      const all = concat(pictures.map((rgb) => tensor4d(rgb, [1, size, size, 3])));
      return gramCosine(network.run(all)(early)).dataSync()[0]!;
    });
  const between = made.map(([first, second]) => alike(first!, second!));
  const within = made[0]!.map((first, k) => alike(first, made[1]![k]!));
  network.dispose();
  expect(Math.max(...between)).toBeLessThan(Math.min(...within));
});

it('the recorded pictures lie beyond the best photograph', async () => {
  const index = new URL('../../../components/figures/unit-facets/recorded/index.json', import.meta.url);
  expect(existsSync(index)).toBe(true);
  const { entries } = JSON.parse(await readFile(index, 'utf8')) as { entries: FacetsEntry[] };
  for (const { responses, best } of entries)
    for (const response of responses) expect(response).toBeGreaterThan(1.5 * best);
});
