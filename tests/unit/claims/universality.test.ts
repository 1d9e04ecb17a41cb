/**
 * The same question put to both networks: curve detectors for every direction in both, and partners across networks that chance does not
 * explain. Limits are well below what was measured with all pictures: from ResNet-50 to InceptionV1 12 of 26 partners are curve detectors, 2.9 by lot.
 */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { countsOf, layerOf, membersOf, type Notes } from '#components/figures/universality/census.ts';
import { params } from '#components/figures/universality/params.ts';
import { planOf } from '#components/figures/universality/plan.ts';
import { toViewModel } from '#components/figures/universality/view-model.ts';
import { drawAll, runProbe, type ProbeResult } from '#lib/circuits/probe.ts';
import { startBackend } from '#lib/compute/backends.ts';
import { defaults } from '#lib/params/index.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

const networks = ['resnet50', 'inceptionv1'] as const;
let notes: Notes;
beforeAll(async () => {
  const read = async (name: string): Promise<never> =>
    JSON.parse(
      await readFile(new URL(`../../../content/units/${name}.json`, import.meta.url), 'utf8'),
    ) as never;
  notes = { resnet50: await read('resnet50'), inceptionv1: await read('inceptionv1') };
});

const apart = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

test.each(networks)('%s has a curve detector near each of eight directions, in two layers', (network) => {
  const layers = countsOf(notes, network, 'curve').filter(({ layer }) => {
    const found = membersOf(notes, network, layer, 'curve').map(({ orientation }) => orientation!);
    return [0, 45, 90, 135, 180, 225, 270, 315].every((way) => found.some((one) => apart(one, way) <= 22.5));
  });
  expect(layers.length).toBeGreaterThanOrEqual(2);
});

describe.runIf(builtNetworks('site').includes('inceptionv1'))('partners', () => {
  test('of curve detectors are curve detectors of the other network far more often than by lot', async () => {
    await startBackend('wasm', {});
    const values = { ...defaults(params), view: 'partners' as const };
    const config = planOf(values, networks, notes);
    // Every other picture will do.
    const stimuli = config.probes[0]!.stimuli.filter((_, i) => i % 2 === 0);
    const pictures = drawAll(stimuli, config.size);
    const results: ProbeResult[] = [];
    for (const probe of config.probes) {
      const network = await readNetwork(
        probe.network,
        'site',
        layerOf(notes, probe.network, 'curve', 'most'),
      );
      results.push(await runProbe(network, { ...probe, stimuli }, pictures, config.size, config.reach));
    }
    const partners = toViewModel({ step: 1, results, asked: config }, notes)!.partners!;
    expect(partners.kept).toBeGreaterThanOrEqual(2 * partners.byLot);
    expect(partners.typical.family).toBeGreaterThan(partners.typical.shuffled + 0.2);
    // Units outside the family have partners as well: likeness alone is nothing particular to curves.
    expect(partners.typical.others).toBeGreaterThan(partners.typical.shuffled);
    const near = partners.pairs.flatMap(({ apart }) => (apart === undefined ? [] : [apart]));
    expect(near.filter((degrees) => degrees <= 45).length).toBeGreaterThanOrEqual(0.75 * near.length);
  });
});
