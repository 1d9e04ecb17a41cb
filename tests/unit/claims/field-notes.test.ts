/**
 * The field notes: what they hold, that rules and notes were not changed apart, that PyTorch with curves of its own finds the same directions
 * (tests/golden/curves.py), and that the networks as readers get them still answer as the notes say.
 */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fieldNotes } from '#components/figure-kit/pickers/field-notes.ts';
import { drawAll, nearMiddle } from '#lib/circuits/probe.ts';
import { turnBetween, preferred } from '#lib/circuits/tuning.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { battery } from '#tools/units/battery.ts';
import type { Note } from '#tools/units/classify.ts';
import { families } from '#tools/units/families.ts';
import { size } from '#tools/units/stimulus.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

interface Golden {
  units: { unit: string; orientation: number; opposite: number; line: number }[];
}
const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const curvesOf = (notes: readonly Note[]): Note[] => notes.filter(({ family }) => family === 'curve');
const layerOf = (unit: string): string => unit.split(':')[0]!;

it.each(['inceptionv1', 'resnet50'] as const)('figures find those of %s', async (network) => {
  const found = (await fieldNotes(network)).map(({ unit }) => unit);
  expect(found).toEqual(json<Note[]>(`content/units/${network}.json`).map(({ unit }) => unit));
  expect(found.length).toBeGreaterThan(100);
});

/** Two layers, one after the other, that have curve units of every direction; and a few curve units that one batch of arcs measures. */
const networks: Record<NetworkId, { layers: [string, string]; live: { layer: string; radius: number } }> = {
  inceptionv1: { layers: ['inception_3a', 'inception_3b'], live: { layer: 'inception_3b', radius: 80 } },
  resnet50: { layers: ['conv3_1', 'conv3_2'], live: { layer: 'conv3_1', radius: 32 } },
};

describe.each(Object.keys(networks) as NetworkId[])('%s', (id) => {
  const { layers } = networks[id];
  const notes = json<Note[]>(`content/units/${id}.json`);
  const curves = curvesOf(notes);

  it('has 60 named units in 8 families, and curves of all directions in two layers', () => {
    expect(notes.length).toBeGreaterThanOrEqual(60);
    const large = families.filter(({ family }) => notes.filter((note) => note.family === family).length >= 5);
    expect(large.length).toBeGreaterThanOrEqual(8);
    for (const layer of layers) {
      const sectors = curves
        .filter(({ unit }) => layerOf(unit) === layer)
        .map(({ evidence }) => Math.round(Number(evidence['orientation']) / 45) % 8);
      expect(new Set(sectors).size).toBe(8);
    }
  });

  // The rules wrote the notes, so this says only that neither was changed without the other; that the notes are right is what PyTorch and
  // the networks say below.
  it('has notes that the rules of their families, as they are now, would still make', () => {
    // Notes on deeper layers are named by photographs (wholes.ts).
    const ruled = notes.filter((note) => families.some((f) => f.family === note.family));
    expect(ruled.length).toBeGreaterThanOrEqual(60);
    let checked = 0;
    for (const { unit, family, evidence } of ruled)
      for (const { measure, atLeast = -Infinity, atMost = Infinity } of families.find(
        (f) => f.family === family,
      )!.conditions) {
        const value = evidence[measure];
        // Written down rounded. What is no measurement but part of the name is not written down.
        if (typeof value !== 'number') continue;
        checked++;
        const half = measure === 'width' || measure === 'apart' ? 0.5 : 0.005;
        expect(value, `${unit}, ${measure}`).toBeGreaterThanOrEqual(atLeast - half);
        expect(value, `${unit}, ${measure}`).toBeLessThanOrEqual(atMost + half);
      }
    // A note with nothing to check would pass.
    expect(checked).toBeGreaterThanOrEqual(ruled.length);
  });

  it('has curve units that PyTorch finds pointing the same way, on curves drawn otherwise', () => {
    const golden = new Map(
      json<Golden>(`tests/golden/curves-${id}.json`).units.map((row) => [row.unit, row]),
    );
    expect(golden.size).toBe(curves.length);
    let lines = 0;
    for (const { unit, evidence } of curves) {
      const row = golden.get(unit)!;
      // Radii, thickness, contrast, length and size of the picture all differ; the farthest are 9 degrees apart.
      expect(
        Math.abs(turnBetween(row.orientation, Number(evidence['orientation']))),
        unit,
      ).toBeLessThanOrEqual(15);
      expect(row.opposite, unit).toBeLessThan(1);
      lines += Number(row.line < 0.8);
    }
    expect(lines / curves.length).toBeGreaterThan(0.9);
  });
});

beforeAll(() => startBackend('wasm', {}));

it.each(builtNetworks('site'))('%s as built has curve units that answer as their notes say', async (id) => {
  const { layer, radius } = networks[id].live;
  const curves = curvesOf(json<Note[]>(`content/units/${id}.json`));
  const wanted = { ink: 'light', drawn: 'line', radius };
  const chosen = curves.filter(
    ({ unit, evidence }) =>
      layerOf(unit) === layer && Object.entries(wanted).every(([name, value]) => evidence[name] === value),
  );
  expect(chosen.length).toBeGreaterThanOrEqual(3);
  const arcs = battery.filter(
    ({ group, at, shape }) =>
      group === 'arc' &&
      Object.entries(wanted).every(([name, value]) => at[name] === value) &&
      (shape as { x?: number }).x === 0,
  );
  expect(arcs).toHaveLength(24);
  const network = await readNetwork(id, 'site', layer);
  const pictures = drawAll(
    arcs.map(({ shape }) => shape),
    size,
  );
  const answers = tf.tidy(() =>
    nearMiddle(network.run(tf.tensor4d(pictures, [24, size, size, 3]))(layer) as tf.Tensor4D, 1).arraySync(),
  ) as number[][];
  network.dispose();
  for (const { unit, evidence } of chosen) {
    const tuning = answers.map((row) => row[Number(unit.split(':')[1])]!);
    // These pictures are half of those that the note rests on, which had others 4 pixels away; and one size of six.
    expect(Math.max(...tuning) / Number(evidence['peak']), unit).toBeGreaterThan(0.8);
    expect(Math.max(...tuning) / Number(evidence['peak']), unit).toBeLessThan(1.01);
    expect(Math.abs(turnBetween(preferred(tuning), Number(evidence['orientation']))), unit).toBeLessThan(30);
  }
});
