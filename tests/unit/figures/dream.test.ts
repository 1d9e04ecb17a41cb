/** The settings of `deepdream`, and the dream that is recorded with them. */
import { readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { octaveParts, whereabouts } from '#components/figures/deepdream/octaves.ts';
import { check, firstLayer, params, toConfig } from '#components/figures/deepdream/params.ts';
import { layers, networkTitles } from '#lib/networks/layers.ts';
import { checkDream } from '#lib/optvis/dream-config.ts';
import { defaults } from '#lib/params/index.ts';

const usual = defaults(params);
const checked = (change: Partial<typeof usual>) =>
  check({ ...usual, ...change }, new Set(Object.keys(change)));

it('the steps follow the octaves, unless a link says where to stop', () => {
  expect(usual.steps).toBe(usual.octaves * usual.perOctave);
  expect(checked({ octaves: 5 }).values.steps).toBe(5 * usual.perOctave);
  expect(checked({ perOctave: 7 }).values.steps).toBe(21);
  expect(checked({ octaves: 5, steps: 3 }).values.steps).toBe(3);
  expect(checked({ size: 64 }).values.steps).toBe(usual.steps);
});

it('another network starts at its own layer, and a layer that it lacks is said', () => {
  expect(checked({ network: 'inceptionv1' })).toMatchObject({
    values: { layer: firstLayer.inceptionv1 },
    problems: [],
  });
  expect(checked({ network: 'inceptionv1', layer: 'conv4_2' }).problems).toHaveLength(1);
});

it.each(['resnet50', 'inceptionv1'] as const)('what can be set for %s can run', (network) => {
  const { values } = checked({ network });
  const manifest = { id: network, title: networkTitles[network], layers: layers[network] };
  const ends = Object.entries(params).flatMap(([name, param]) =>
    param.kind === 'number' && !['unit', 'steps', 'photograph'].includes(name)
      ? [{ [name]: param.min }, { [name]: param.max }]
      : [],
  );
  for (const change of [{}, ...ends])
    expect(checkDream(toConfig({ ...values, ...change }), manifest), JSON.stringify(change)).toEqual([]);
});

it('an own picture takes the place of the site’s', () => {
  const own = { width: 2, height: 1, rgb: new Float32Array(6) };
  expect(toConfig(usual, own).source).toBe(own);
  expect(toConfig({ ...usual, seed: 7 }).source).toEqual({ clouds: 7 });
});

it('a run is told by octaves, the last of which has all that came after', () => {
  const run = {
    sizes: [
      [40, 30],
      [56, 42],
    ] as [number, number][],
    stepsPerOctave: 2,
    objective: Float32Array.of(1, 2, 3, 4, 5),
  };
  expect(octaveParts(run).map(({ width, objective }) => [width, [...objective]])).toEqual([
    [40, [1, 2]],
    [56, [3, 4, 5]],
  ]);
  expect(octaveParts({ ...run, objective: run.objective.slice(0, 2) })).toHaveLength(1);
  expect(whereabouts({ octave: 1, sizes: run.sizes, step: 3 })).toBe('step 3, octave 2 of 2, at 56 × 42 px');
});

it('the recorded dream is of the default settings, whole, rising in every octave, and small', () => {
  const folder = new URL('../../../components/figures/deepdream/recorded/', import.meta.url);
  const { entries } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
    entries: { query: string; files: string[]; steps: number; size: number; objective: number[][] }[];
  };
  expect(entries).toHaveLength(1);
  const { query, files, steps, size, objective } = entries[0]!;
  expect({ query, steps, size }).toEqual({ query: '', steps: usual.steps, size: usual.size });
  expect(objective.map((part) => part.length)).toEqual(Array(usual.octaves).fill(usual.perOctave));
  for (const part of objective) expect(part.at(-1)).toBeGreaterThan(part[0]!);
  const bytes = files.reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0);
  expect(bytes).toBeLessThan(12_000);
});
