/** The settings of `superposition-trainer`: lists in links, what they make of a run, and what a run carries on from. */
import { describe, expect, it } from 'vitest';
import { eachOf, eachText, readEach } from '#components/figures/superposition-trainer/each.ts';
import {
  check,
  params,
  presets,
  settingsOf,
  toConfig,
} from '#components/figures/superposition-trainer/params.ts';
import { bestOf } from '#components/figures/superposition-trainer/view-model.ts';
import { startOf } from '#components/figures/superposition-trainer/start.ts';
import { defaults, parse, serialize } from '#lib/params/index.ts';
import { problemOf } from '#lib/superposition/config.ts';
import { planDraws, startWeights } from '#lib/superposition/draw.ts';
import { openToy } from '#lib/superposition/toy.ts';
import { joined } from '#lib/superposition/trainer.ts';

const usual = defaults(params);

describe('single features in a link', () => {
  it.each([
    ['', ''],
    ['4:0.9,2:0.5', '2:0.5,4:0.9'],
    ['2:0.5,2:0.7', '2:0.7'],
    ['0:0.5', undefined],
    ['201:0.5', undefined],
    ['1:2', undefined],
    ['1:-0.1', undefined],
    ['1:.', undefined],
    ['one:0.5', undefined],
    ['1:0.5,', undefined],
  ])('reads %j as %j', (text, read) => {
    expect(readEach(text, 200, 0, 0.999)).toBe(read);
  });

  it('come back from a link, and refuse what is none with a sentence', () => {
    const values = { ...usual, sparsities: eachText(new Map([[2, 0.5]])), importances: '1:5' };
    const link = serialize(params, values);
    expect(link.get('sparsities')).toBe('3:0.5');
    expect(parse(params, link)).toEqual({ values, problems: [] });
    expect(eachOf(values.sparsities)).toEqual(new Map([[2, 0.5]]));
    const { values: instead, problems } = parse(params, new URLSearchParams('sparsities=3:2'));
    expect(instead.sparsities).toBe('');
    expect(problems[0]?.message).toMatch(/“3:2”.*a list of features.*showing none/);
  });
});

describe('the run', () => {
  it('takes importance and sparsity feature by feature', () => {
    const { importance, density } = toConfig({
      ...usual,
      importance: 0.5,
      importances: '3:2,9:7',
      sparsities: '1:0.5',
    });
    expect(importance).toEqual([1, 0.5, 2, 0.125, 0.0625]);
    expect(density[0]).toBe(0.5);
    expect(density[1]).toBeCloseTo(0.05, 12);
  });

  it('raises the sparsity of features that exclude each other to what is possible, and says so', () => {
    const asked = { ...usual, correlation: 'opposite', sparsity: 0.2, sparsities: '1:0.1,2:0.8' } as const;
    expect(() => planDraws(toConfig(asked))).toThrow(/more often than always/);
    const { values, problems } = check(asked);
    expect([values.sparsity, values.sparsities]).toEqual([0.5, '1:0.5,2:0.8']);
    expect(problems[0]?.message).toMatch(/0\.5/);
    expect(() => planDraws(toConfig(values))).not.toThrow();
    expect(check({ ...asked, correlation: 'pairs' }).problems).toEqual([]);
  });

  it.each(presets)('of the preset $label can be run', ({ settings }) => {
    const values = { ...usual, ...settingsOf(settings) };
    expect(problemOf(toConfig(values))).toBeUndefined();
    expect(check(values)).toEqual({ values, problems: [] });
    expect(parse(params, serialize(params, values)).problems).toEqual([]);
  });

  it('carries on from the weights of another, number for number', async () => {
    const config = toConfig({ ...usual, instances: 3, batch: 16 });
    const run = openToy(config);
    for (let i = 0; i < 5; i++) run.step();
    const before = await run.read();
    const from = joined(before);
    expect(startWeights({ ...config, from })).toEqual(from);
    const { W, b } = startOf({ ...config, from });
    expect([W, b]).toEqual([before.W, before.b]);
    expect(() => startWeights({ ...config, features: 6, from })).toThrow(/must be 54 numbers/);
  });

  it('shows the best model, and while they train stays with one that is nearly as good', () => {
    expect(bestOf([NaN, NaN])).toBe(0);
    expect(bestOf([0.3, 0.1, 0.2])).toBe(1);
    expect(bestOf([0.105, 0.1], 0)).toBe(0);
    expect(bestOf([0.12, 0.1], 0)).toBe(1);
    expect(bestOf([0.1], 4)).toBe(0);
  });
});
