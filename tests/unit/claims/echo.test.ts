/**
 * Curve units do not answer to the curve that bends the other way because of their negative weights: without these, the echo is there. The
 * units are one in six of those in the field notes, since all of them take a minute; those without negative weights are put together from
 * expanded weights and keep their bias.
 */
import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import type { LinearEdit } from '#lib/circuits/edits.ts';
import { drawAll, runProbe } from '#lib/circuits/probe.ts';
import { readUnit } from '#lib/circuits/unit-name.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Network } from '#lib/networks/runner.ts';
import type { Arc } from '#lib/stimuli/strokes.ts';
import { root } from '../../../src/tools/steps.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

/** `times`: what the echo rises by at least. In ResNet-50 more of it is there as trained, most of all in the few that are measured here. */
const layers = {
  inceptionv1: { from: 'inception_3a', to: 'inception_3b', times: 5 },
  resnet50: { from: 'conv3_1', to: 'conv3_2', times: 2 },
} satisfies Record<NetworkId, unknown>;

const size = 96;
const inks = { light: [1, 1, 1], dark: [0, 0, 0] } as const;
const turns = 24;
/** Of the named units, one in this many is measured. */
const every = 6;

const arcs = (radius: number, ink: keyof typeof inks): Arc[] =>
  Array.from({ length: turns }, (_, k) => ({
    kind: 'arc',
    orientation: (360 / turns) * k,
    radius,
    length: Math.min(60, 0.8 * Math.PI * radius),
    thickness: 3,
    foreground: inks[ink],
    background: [0.5, 0.5, 0.5],
  }));

beforeAll(() => startBackend('wasm', {}));

describe.each(builtNetworks('site'))('%s', (id) => {
  const { from, to, times } = layers[id];
  const notes = JSON.parse(readFileSync(join(root, `content/units/${id}.json`), 'utf8')) as FieldNote[];
  const curvesOf = (layer: string) =>
    notes
      .filter(({ unit, family }) => family === 'curve' && readUnit(unit).layer === layer)
      .map(({ unit, evidence }) => ({ unit: readUnit(unit).unit, evidence }));
  const conditions: Record<string, Omit<LinearEdit, 'kind' | 'to' | 'from'> | undefined> = {
    trained: undefined,
    'none negative': { drop: 'negative' },
  };
  let network: Network;
  beforeAll(async () => {
    network = await readNetwork(id, 'site', to);
  });

  test('without negative weights the opposite curve excites several times as much of the peak', async () => {
    const groups = new Map<string, { radius: number; ink: keyof typeof inks; units: number[] }>();
    for (const { unit, evidence } of curvesOf(to).filter((_, i) => i % every === 0)) {
      const radius = Number(evidence['radius']);
      const ink = evidence['ink'] === 'dark' ? 'dark' : 'light';
      const group = groups.get(`${radius} ${ink}`) ?? { radius, ink, units: [] };
      groups.set(`${radius} ${ink}`, { ...group, units: [...group.units, unit] });
    }
    const echoes = Object.fromEntries(Object.keys(conditions).map((name) => [name, [] as number[]]));
    for (const { radius, ink, units } of groups.values()) {
      const stimuli = arcs(radius, ink);
      const pictures = drawAll(stimuli, size);
      const source = tf.tidy(() => network.run(tf.tensor4d(pictures, [turns, size, size, 3]))(from));
      const given = new Map([[from, source]]);
      const seen = {
        ...network,
        run: (picture: tf.Tensor4D, options = {}) => network.run(picture, { given, ...options }),
      };
      for (const [name, condition] of Object.entries(conditions)) {
        const edits = condition
          ? units.map((unit): LinearEdit => ({ kind: 'linear', to: { layer: to, unit }, from, ...condition }))
          : [];
        const { responses } = await runProbe(seen, { layer: to, units, stimuli, edits }, pictures, size, 1);
        units.forEach((_, u) => {
          const curve = stimuli.map((_, k) => responses[k * units.length + u]!);
          const peak = curve.indexOf(Math.max(...curve));
          const opposite = [-1, 0, 1].map((by) => curve[(peak + turns / 2 + by + turns) % turns]!);
          // A unit that nothing excites any more has no echo either.
          echoes[name]!.push(curve[peak]! > 0 ? Math.max(...opposite) / curve[peak]! : 0);
        });
      }
      source.dispose();
    }
    const mean = (name: string) => echoes[name]!.reduce((sum, echo) => sum + echo, 0) / echoes[name]!.length;
    const means = Object.fromEntries(Object.keys(conditions).map((name) => [name, mean(name)]));
    expect(means['none negative']! / means['trained']!, JSON.stringify(means)).toBeGreaterThan(times);
  }, 120_000);
});
