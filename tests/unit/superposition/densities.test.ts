/** Models over a row of densities: what the linear one does at its best, what the recorded run shows, how it is drawn. */
import { describe, expect, test } from 'vitest';
import sweepRun from '#components/figures/sparsity-sweep/recorded/run.json' with { type: 'json' };
import { guesses, outcomeOf } from '#components/figures/sparsity-sweep/guesses.ts';
import { barPaths, cellPaths } from '#components/figures/sparsity-sweep/levels.ts';
import { densitiesOf, params, toConfig } from '#components/figures/sparsity-sweep/params.ts';
import { toViewModel, type ShownModel } from '#components/figures/sparsity-sweep/view-model.ts';
import { toyOf, type RecordedToy } from '#components/figure-kit/recording/recorded-toy.ts';
import { defaults } from '#lib/params/index.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import { gram } from '#lib/superposition/geometry.ts';
import { linearLoss, linearOptimum } from '#lib/superposition/linear-optimum.ts';
import { openToy } from '#lib/superposition/toy.ts';

const values = defaults(params);

test('a linear model, trained, comes to the closed form: the most important features and no others', async () => {
  const importance = [0.5, 1, 0.3, 0.7, 0.2];
  const config: ToyConfig = {
    ...toConfig({ ...values, activation: 'linear', features: 5, hidden: 2, models: 1, rate: 0.02 }),
    importance,
    density: new Array<number>(5).fill(0.3),
    halving: 200,
  };
  const experiment = openToy(config);
  while (experiment.steps < 1200) experiment.step();
  const { W, b, loss } = await experiment.read();
  const best = linearOptimum(importance, 2, 0.3);
  const [trained, wanted] = [gram(W, 5, 2), gram(best.W, 5, 2)];
  wanted.forEach((value, at) => expect(trained[at]).toBeCloseTo(value, 1));
  best.b.forEach((value, i) => expect(b[i]).toBeCloseTo(value, 1));
  expect(loss[0]! / linearLoss(importance, 2, 0.3)).toBeCloseTo(1, 1);
});

describe('the recorded sweep', () => {
  const models = toViewModel(toyOf(sweepRun as RecordedToy), densitiesOf(values));

  test('keeps one feature a dimension where features are always present, the most important ones', () => {
    expect(densitiesOf(values)[0]).toBe(1);
    expect(models[0]).toMatchObject({ kept: values.hidden, sharing: 0 });
    expect(
      Array.from(models[0]!.norms)
        .slice(0, values.hidden)
        .every((norm) => norm > 0.95),
    ).toBe(true);
  });

  test('keeps more than twice as many where they are rarest, and never fewer on the way but for one', () => {
    expect(models.at(-1)!.kept).toBeGreaterThan(2 * values.hidden);
    expect(models.at(-1)!.sharing).toBe(models.at(-1)!.kept);
    for (let k = 1; k < models.length; k++)
      expect(models[k]!.kept).toBeGreaterThanOrEqual(models[k - 1]!.kept - 1);
  });
});

test('every cell that has a color is drawn once, and bars keep their length', () => {
  const cells = cellPaths([1, 1, 0.01, -1, -1, 1], 3);
  expect(cells).toEqual([
    { level: 6, path: 'M0 0h2M2 1h1' },
    { level: -6, path: 'M0 1h2' },
  ]);
  expect(barPaths([1, 0.5, 0], [0, 5, 0], 10, 1)).toEqual([
    { level: 0, path: 'M0.5 0v-10' },
    { level: 4, path: 'M1.5 0v-5' },
  ]);
});

test('one guess is right, whatever is kept', () => {
  expect(guesses(20, 5).map(({ label }) => label)).toEqual(['5', '6–10', '11–15', '16–20']);
  expect(guesses(3, 5).map(({ label }) => label)).toEqual(['3']);
  const right = (kept: number) => outcomeOf({ kept, features: 20 } as ShownModel, 5).value;
  expect([0, 5, 6, 10, 13, 20].map(right)).toEqual(['0', '0', '1', '1', '2', '3']);
});
