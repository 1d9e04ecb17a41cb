/**
 * The range of a neuron: photographs as PyTorch measures them (tests/golden/range.py), and the two pictures made for it beyond every
 * one of them.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { createRange } from '#lib/optvis/range.ts';
import { readTestSet, type TestSet } from '#tools/networks/cifar.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

interface Golden {
  layer: string;
  unit: number;
  size: number;
  groups: Record<'lowest' | 'slightlyNegative' | 'slightlyPositive' | 'highest', [number, number][]>;
}

let set: TestSet;
beforeAll(async () => {
  await startBackend('wasm', {});
  set = await readTestSet();
});

it.each(builtNetworks())('%s', { timeout: 120_000 }, async (id: NetworkId) => {
  const file = new URL(`../../golden/range-${id}.json`, import.meta.url);
  expect(existsSync(file)).toBe(true);
  const { layer, unit, size, groups } = JSON.parse(await readFile(file, 'utf8')) as Golden;
  const network = await readNetwork(id, 'float', layer);
  const all = Object.values(groups).flat();
  const before = tf.memory().numTensors;
  const experiment = createRange(network, {
    run: {
      network: id,
      layer,
      unit,
      param: 'fourier',
      decorrelate: true,
      transforms: { jitter: 8, scale: 0.1, rotate: 10 },
      size,
      rate: 0.05,
      seed: 1,
    },
    photographs: Object.entries(groups).flatMap(([place, group]) =>
      group.map(([index]) => ({ index, label: 'a photograph', place, side: 32, rgb: set.picture(index) })),
    ),
  });
  experiment.step();
  expect((await experiment.read()).photographs).toHaveLength(4);
  // On until both pictures have left every photograph behind.
  const answers = all.map(([, activation]) => activation);
  const [least, most] = [Math.min(...answers), Math.max(...answers)];
  let snapshot = await experiment.read();
  while (experiment.steps < 24 && !(snapshot.made[0]! < least && snapshot.made[1]! > most)) {
    for (let i = 0; i < 4; i++) experiment.step();
    snapshot = await experiment.read();
  }
  const { steps } = experiment;
  const { of, photographs, made, negative, optimized } = snapshot;
  experiment.dispose();

  expect(of).toEqual({ network: id, layer, unit });
  // float32 on both sides, in another order; the activations are of the order of 1.
  expect(photographs).toHaveLength(all.length);
  for (const [k, [index, activation]] of all.entries()) {
    expect(photographs[k]!.index).toBe(index);
    expect(photographs[k]!.activation).toBeCloseTo(activation, 3);
  }

  const range = (place: keyof Golden['groups']) =>
    photographs.flatMap((shown) => (shown.place === place ? shown.activation : []));
  const inOrder = [
    [made[0]!],
    range('lowest'),
    range('slightlyNegative'),
    [0],
    range('slightlyPositive'),
    range('highest'),
    [made[1]!],
  ];
  for (const [k, group] of inOrder.slice(1).entries())
    expect(Math.min(...group), `group ${k + 1}`).toBeGreaterThan(Math.max(...inOrder[k]!));

  for (const { rgb, objective } of [negative, optimized]) {
    expect(rgb).toHaveLength(size * size * 3);
    expect(objective).toHaveLength(steps);
  }

  network.dispose();
  expect(tf.memory().numTensors).toBeLessThanOrEqual(before);
});

it('measures a picture as it measures a photograph', async () => {
  const network = await readNetwork('resnet50', 'site', 'conv1');
  const config = {
    run: {
      network: 'resnet50' as const,
      layer: 'conv1',
      unit: 0,
      param: 'pixels' as const,
      decorrelate: false,
      transforms: null,
      size: 32,
      rate: 0.05,
      seed: 1,
      start: set.picture(3).map((value) => Math.min(0.99, Math.max(0.01, value))),
    },
    photographs: [],
  };
  const start = createRange(network, config);
  const { made, negative, optimized } = await start.read();
  start.dispose();
  const shown = createRange(network, {
    ...config,
    photographs: [negative, optimized].map(({ rgb }, index) => ({
      index,
      label: 'a made picture',
      place: 'highest',
      side: 32,
      rgb,
    })),
  });
  shown.step();
  const { photographs } = await shown.read();
  shown.dispose();
  network.dispose();
  expect(photographs.map(({ activation }) => activation)).toEqual([...made]);
});
