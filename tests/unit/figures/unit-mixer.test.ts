/** `unit-mixer`: what its settings ask for, what it says of the pictures, and what was recorded for its grid. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { grids } from '#components/figures/unit-mixer/grid.ts';
import { picturesOf } from '#components/figures/unit-mixer/mixtures.ts';
import { check, mixturesOf, params, toConfig } from '#components/figures/unit-mixer/params.ts';
import type { MixtureEntry } from '#components/figures/unit-mixer/recorded.ts';
import { firstUnit } from '#components/figure-kit/params/unit-params.ts';
import { layers, networkTitles } from '#lib/networks/layers.ts';
import { checkConfig } from '#lib/optvis/check.ts';
import { defaults, parse, serialize } from '#lib/params/index.ts';

const plain = defaults(params);
const folder = fileURLToPath(new URL('../../../components/figures/unit-mixer/recorded/', import.meta.url));
const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
  entries: MixtureEntry[];
};

describe('the settings', () => {
  it('ask for sums, differences and rows', () => {
    expect(mixturesOf(plain)).toEqual([
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
    expect(mixturesOf({ mode: 'difference', balance: 0.5 })[1]).toEqual([0.5, -1.5]);
    expect(mixturesOf({ mode: 'interpolation', balance: 1 })).toEqual(
      [0, 1, 2, 3, 4].map((k) => [1 - k / 4, k / 4]),
    );
  });

  it.each(['sum', 'difference', 'interpolation'] as const)('can run: %s', (mode) => {
    for (const network of ['resnet50', 'inceptionv1'] as const)
      for (const balance of [-1, 0, 1]) {
        const { layer, units } = grids[network];
        const { runs } = toConfig({
          ...plain,
          network,
          layer,
          unit: units[0],
          other: units[1],
          mode,
          balance,
        });
        const manifest = { id: network, title: networkTitles[network], layers: layers[network] };
        expect(runs.flatMap((run) => checkConfig(run, manifest))).toEqual([]);
      }
  });

  it('keep the second unit within its layer, and say so where it was asked for', () => {
    const asked = new Set(['layer', 'other']);
    const { values, problems } = check({ ...plain, layer: 'conv1', unit: 3, other: 64 }, asked);
    expect(values).toMatchObject({ layer: 'conv1', unit: 3, other: 0 });
    expect(problems.map(({ message }) => message)).toEqual([
      'Layer conv1 of ResNet-50 has units 0 to 63, so there is no unit 64; mixing in unit 0 instead.',
    ]);
    const inception = check({ ...plain, network: 'inceptionv1' }, new Set(['network']));
    const { layer, units } = grids.inceptionv1;
    expect(inception).toMatchObject({ values: { layer, unit: units[0], other: units[1] }, problems: [] });
  });

  it('start from the pair that the shared picker of units leads to', () => {
    for (const network of ['resnet50', 'inceptionv1'] as const)
      expect(firstUnit[network]).toEqual({ layer: grids[network].layer, unit: grids[network].units[0] });
    expect([plain.unit, plain.other]).toEqual(grids.resnet50.units.slice(0, 2));
  });
});

describe('the pictures', () => {
  const run = (joint: number[]) => ({
    step: 1,
    width: 1,
    height: 1,
    rgb: Float32Array.from(joint),
    objective: new Float32Array(1),
    map: null,
    joint: Float32Array.from(joint),
  });

  it('are measured in parts of what each unit reaches alone', () => {
    const snapshot = { step: 1, runs: [run([4, -1]), run([2, 5]), run([-8, 10])] };
    const pictures = picturesOf(plain, snapshot, undefined);
    expect(pictures.map(({ shares }) => shares)).toEqual([
      [1, -0.1],
      [0.5, 0.5],
      [-2, 1],
    ]);
    expect(pictures.map(({ heading }) => heading)).toEqual(['Unit 26 alone', '26 + 0', 'Unit 0 alone']);
    const tilted = picturesOf({ ...plain, mode: 'difference', balance: 0.25 }, undefined, undefined);
    expect(tilted[1]).toMatchObject({ heading: '0.75 × 26 − 1.25 × 0', shares: [undefined, undefined] });
  });

  it('of another mode are not taken for those of this one', () => {
    const snapshot = { step: 1, runs: [run([4, -1]), run([2, 5]), run([-8, 10])] };
    const pictures = picturesOf({ ...plain, mode: 'interpolation' }, snapshot, undefined);
    expect(pictures).toHaveLength(5);
    expect(pictures.every(({ live }) => live === undefined)).toBe(true);
  });
});

describe('the recorded grid', () => {
  it('is what its settings say, whole and small', () => {
    const named = new Set(entries.flatMap(({ files }) => files));
    expect(new Set(readdirSync(folder).filter((file) => file.endsWith('.webp')))).toEqual(named);
    for (const { query, files, steps, size, objective, means } of entries) {
      const { values, problems } = parse(params, new URLSearchParams(query));
      expect(problems, query).toEqual([]);
      expect(serialize(params, values).toString()).toBe(query);
      expect([values.steps, values.size]).toEqual([steps, size]);
      expect(files).toHaveLength(mixturesOf(values).length);
      expect(means).toHaveLength(files.length);
      for (const curve of objective) expect(curve.at(-1)).toBeGreaterThan(curve[0]!);
    }
    const first = [...named].filter((file) => /^resnet50-[a-z0-9_]+-\d+(-plus-\d+)?\.webp$/.test(file));
    expect(first).toHaveLength(10);
    expect(first.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThan(13_000);
    expect(existsSync(join(folder, entries[0]!.files[0]!))).toBe(true);
  });

  it('holds every pair of both networks, the difference and the row of the first', () => {
    for (const network of ['resnet50', 'inceptionv1'] as const) {
      const own = entries
        .map(({ query }) => parse(params, new URLSearchParams(query)).values)
        .filter((values) => values.network === network && values.layer === grids[network].layer);
      expect(own.map(({ mode }) => mode).sort()).toEqual([
        'difference',
        'interpolation',
        ...Array<string>(6).fill('sum'),
      ]);
    }
  });

  /** Parts of what each reaches alone, of the picture made for both. */
  const shares = ({ means }: MixtureEntry): number[] => [
    means[1]![0] / means[0]![0],
    means[1]![1] / means[2]![1],
  ];
  const sums = entries.filter(({ query }) => !query.includes('mode='));

  it('pleases both units in every pair of ResNet-50, and in half of those of InceptionV1', () => {
    const both = (entry: MixtureEntry): boolean => {
      const [first, second] = shares(entry) as [number, number];
      const { means } = entry;
      // More than the picture made for the other alone gives, and a good part of what its own gives.
      return (
        first > Math.max(0.25, means[2]![0] / means[0]![0]) &&
        second > Math.max(0.25, means[0]![1] / means[2]![1])
      );
    };
    const of = (isInception: boolean): boolean[] =>
      sums.filter(({ query }) => query.includes('inceptionv1') === isInception).map(both);
    expect(of(false)).toEqual(Array<boolean>(6).fill(true));
    expect(of(true).filter(Boolean)).toHaveLength(3);
  });

  it('silences the second unit in a difference', () => {
    const differences = entries.filter(({ query }) => query.includes('mode=difference'));
    expect(differences).toHaveLength(2);
    for (const entry of differences) {
      const [first, second] = shares(entry) as [number, number];
      expect(first).toBeGreaterThan(0.5);
      expect(second).toBeLessThan(0);
    }
  });

  it('goes in a row from one unit to the other, with both in the middle', () => {
    const interpolations = entries.filter(({ query }) => query.includes('mode=interpolation'));
    expect(interpolations).toHaveLength(2);
    for (const { means } of interpolations) {
      expect(means).toHaveLength(5);
      const part = means.map(([one, two]) => [one / means[0]![0], two / means.at(-1)![1]] as const);
      expect(part[0]![1]).toBeLessThan(0.25);
      expect(part.at(-1)![0]).toBeLessThan(0.25);
      expect(Math.min(...part[2]!)).toBeGreaterThan(0.25);
    }
  });
});
