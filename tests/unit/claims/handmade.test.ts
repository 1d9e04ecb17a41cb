/**
 * What the chapter says of curve detectors made by hand, on the ten strongest of inception_3b that like light lines of 32 pixels in radius or more:
 * lines along an arc prefer the curve but answer its opposite as well, inhibition halves that, and with early curves the twin's tuning
 * is that of the learned unit. Measured, recipe by recipe: median correlations of 0.49, 0.77, 0.88 and 0.94, mean echoes of 0.54 for lines, 0.31 with
 * inhibition, 0.00 with early curves; the bars leave room for field notes that are measured again.
 */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { compare, type Compared } from '#components/figures/handmade-circuit/compared.ts';
import { params, presets, stages } from '#components/figures/handmade-circuit/params.ts';
import { configOf, named } from '#components/figures/handmade-circuit/twin.ts';
import { fitHandmade } from '#lib/circuits/handmade-unit-fit.ts';
import { startBackend } from '#lib/compute/backends.ts';
import { defaults } from '#lib/params/index.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

const network = 'inceptionv1';
const { to } = stages[network];
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

describe.runIf(builtNetworks('site').includes(network))('twins made by hand', () => {
  /** By preset, of every unit. */
  let found: Compared[][];

  beforeAll(async () => {
    await startBackend('wasm', {});
    const file = new URL(`../../../content/units/${network}.json`, import.meta.url);
    const notes = JSON.parse(await readFile(file, 'utf8')) as FieldNote[];
    const units = named(notes, to, 'curve').filter(({ radius, ink }) => radius === 32 && ink === 'light');
    const configs = presets.flatMap(({ set }) =>
      units.map(({ unit }) => configOf(notes, { ...defaults(params), network, unit, ...set })),
    );
    // One pass for all, since all are shown the same.
    const twins = configs.map((config) => config.twins[0]!);
    const { layer, sums, fits } = await fitHandmade(
      await readNetwork(network, 'site', to),
      configs[0]!,
      twins,
    );
    layer.dispose();
    sums.dispose();
    const strongest = units
      .map((_, k) => ({ k, peak: Math.max(...fits[k]!.learned.subarray(0, 24)) }))
      .sort((a, b) => b.peak - a.peak)
      .slice(0, 10);
    found = presets.map((_, p) => strongest.map(({ k }) => compare(fits[p * units.length + k]!)));
  }, 120_000);

  const correlations = (p: number) => found[p]!.map(({ correlation }) => correlation ?? 0);
  const echoes = (p: number) => found[p]!.map(({ handmade }) => handmade.echo);

  test('with early curves and inhibition, six of ten twins or more are tuned as the learned unit is', () => {
    expect(found[3]).toHaveLength(10);
    expect(correlations(3).filter((r) => r >= 0.85).length).toBeGreaterThanOrEqual(6);
    expect(median(correlations(3))).toBeGreaterThan(0.85);
  });

  test('each recipe fits better than the one before', () => {
    const [line, lines, inhibition, both] = presets.map((_, p) => median(correlations(p)));
    expect(line).toBeLessThan(0.65);
    expect(lines).toBeGreaterThan(line! + 0.1);
    expect(inhibition).toBeGreaterThan(lines!);
    expect(both).toBeGreaterThan(inhibition!);
  });

  test('lines alone answer the opposite curve, inhibition takes much of that away, early curves the rest', () => {
    expect(mean(echoes(1))).toBeGreaterThan(0.4);
    expect(mean(echoes(2))).toBeLessThan(0.65 * mean(echoes(1)));
    expect(mean(echoes(3))).toBeLessThan(0.05);
  });
});
