/**
 * Wholes from parts are causal: without its four strongest edges, of some five hundred, a unit that answers to one class loses at least 30 % of its
 * response to its 50 best photographs, and at most 5 % without four edges drawn at random. Three circuits of the field notes are cut anew.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layerBefore } from '#lib/circuits/layer-before.ts';
import { readUnit } from '#lib/circuits/unit-name.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Network } from '#lib/networks/runner.ts';
import { rankSize } from '#lib/stimuli/ranks.ts';
import { readTestSet } from '../../../src/tools/networks/cifar.ts';
import { root } from '../../../src/tools/steps.ts';
import { cutStrongest } from '../../../src/tools/units/cut.ts';
import { picturesOf } from '../../../src/tools/units/photographs.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

interface Circuit {
  unit: string;
  fall: number;
  random: number;
  parts: { unit: string }[];
  best: number[];
}

const { network: id, circuits } = JSON.parse(
  readFileSync(join(root, 'content/units/wholes.json'), 'utf8'),
) as { network: NetworkId; circuits: Circuit[] };

beforeAll(() => startBackend('wasm', {}));

test('at least three circuits are held to the bar', () => {
  const held = circuits.filter(({ fall, random }) => fall >= 30 && random <= 5);
  expect(held.length).toBe(circuits.length);
  expect(held.length).toBeGreaterThanOrEqual(3);
});

describe.each(builtNetworks('site').filter((built) => built === id))('%s', () => {
  const anew = circuits.slice(0, 3);
  let network: Network;
  beforeAll(async () => {
    network = await readNetwork(
      id,
      'site',
      anew
        .map(({ unit }) => readUnit(unit).layer)
        .sort()
        .at(-1),
    );
  });
  afterAll(() => {
    network.dispose();
  });

  test.each(anew)(
    '$unit',
    async ({ unit, fall, parts, best }) => {
      const to = readUnit(unit);
      const from = layerBefore(id, to.layer)!;
      const pictures = picturesOf(await readTestSet(), best);
      const cut = cutStrongest(network, to, from, pictures, rankSize, 3);
      expect(best).toHaveLength(50);
      expect(cut.four.map((source) => `${from}:${source}`)).toEqual(parts.map((part) => part.unit));
      expect(cut.fall).toBeGreaterThanOrEqual(0.3);
      // What the notes say, to the rounding and the order of sums.
      expect(100 * cut.fall).toBeCloseTo(fall, 0);
      const random = cut.random.reduce((sum, value) => sum + value, 0) / cut.random.length;
      expect(random).toBeLessThanOrEqual(0.05);
    },
    60_000,
  );
});
