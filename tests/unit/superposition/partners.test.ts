/** Features that come together, or never do: what training makes of them, and the figure's measures of it. */
import { describe, expect, test } from 'vitest';
import definition from '#components/figures/correlated-features/figure.ts';
import { check, params, toConfig } from '#components/figures/correlated-features/params.ts';
import { fateOfRare, measure } from '#components/figures/correlated-features/measured.ts';
import { outcomeOf } from '#components/figures/correlated-features/outcome.ts';
import { arrangements } from '#components/figures/correlated-features/arrangements.ts';
import { bestModel } from '#components/figure-kit/frame/toy-export.ts';
import { defaults } from '#lib/params/index.ts';
import { gram } from '#lib/superposition/geometry.ts';
import { angleHistogram, relationOf, turnedToFirst } from '#lib/superposition/partners.ts';
import { openToy } from '#lib/superposition/toy.ts';

type Change = Partial<ReturnType<typeof defaults<typeof params>>>;

async function train(change: Change) {
  const values = { ...defaults(params), instances: 4, batch: 256, halving: 600, steps: 2000, ...change };
  const run = openToy(toConfig(values));
  while (run.steps < values.steps) run.step();
  const snapshot = await run.read();
  return { snapshot, values, ...measure(snapshot, arrangements[values.arrangement]) };
}

describe('training', () => {
  test('puts partners that come together at right angles, and strangers on their lines', async () => {
    const { partners, strangers } = await train({
      arrangement: 'together',
      instances: 2,
      batch: 512,
      halving: 1000,
      steps: 4000,
    });
    expect(partners).toHaveLength(4);
    const mean = partners.reduce((sum, { cos }) => sum + Math.abs(cos), 0) / partners.length;
    expect(mean).toBeLessThan(0.2);
    expect(strangers.filter(({ cos }) => cos < -0.9)).toHaveLength(4);
  });

  test('puts partners that exclude each other opposite, in the model with the lowest loss', async () => {
    const { partners, best, snapshot, values } = await train({ arrangement: 'exclude' });
    expect(outcomeOf(snapshot, values).value).toBe('opposite');
    for (const { cos, instance } of partners) if (instance === best) expect(cos).toBeLessThan(-0.9);
    // Two that never meet can share a line at no cost.
    expect(snapshot.loss[best]).toBeLessThan(1e-4);
  });

  test('makes pairs one direction each where features are often present, and not where they are rare', async () => {
    const often = await train({ arrangement: 'three', sparsity: 0.5, steps: 800, instances: 2 });
    expect(often.collapsed[often.best]).toBe(3);
    const rare = await train({ arrangement: 'three', sparsity: 0.98 });
    expect(rare.collapsed[rare.best]).toBeLessThan(2);
  });

  test('keeps the pentagon of five alike, and leaves a feature out that is five times rarer', async () => {
    const alike = await train({
      arrangement: 'rarer',
      rarity: 1,
      instances: 2,
      batch: 512,
      halving: 800,
      steps: 3000,
      seed: 2,
    });
    expect(fateOfRare(alike.snapshot, bestModel(alike.snapshot.loss))).toBe('pentagon');
    const rarer = await train({ arrangement: 'rarer', rarity: 0.2 });
    expect(fateOfRare(rarer.snapshot, bestModel(rarer.snapshot.loss))).toBe('left out');
  });
});

test('relations of two directions', () => {
  expect([1, 0.5, 0, -0.5, -1].map((cos) => relationOf(cos, 1))).toEqual([
    'same',
    'beside',
    'right',
    'wide',
    'opposite',
  ]);
  expect(relationOf(1, 0.1)).toBe('dropped');
});

test('turning a model changes none of its overlaps', () => {
  const W = Float32Array.of(0, -1, -0.6, 0.8, 0.3, 0.1);
  const turned = turnedToFirst(W);
  expect(turned[0]).toBeCloseTo(1, 6);
  expect(turned[3]).toBeGreaterThan(0);
  gram(W, 3, 2).forEach((value, at) => expect(gram(turned, 3, 2)[at]).toBeCloseTo(value, 6));
});

test('angles go to the nearest point, and shares add up to one', () => {
  const pair = (cos: number) => ({
    instance: 0,
    a: 0,
    b: 1,
    partners: true,
    cos,
    relation: relationOf(cos, 1),
  });
  const shares = angleHistogram([pair(1), pair(-1), pair(0.02), pair(-0.02)], 19);
  expect([shares[0], shares[9], shares[18]]).toEqual([0.25, 0.5, 0.25]);
});

test('features that exclude each other are absent half the time at least, and reports hold no NaN', async () => {
  const values = { ...defaults(params), arrangement: 'exclude' as const, sparsity: 0 };
  const checked = check(values, new Set(['sparsity']));
  expect(checked.values.sparsity).toBe(0.5);
  expect(checked.problems).toHaveLength(1);
  const run = openToy(toConfig({ ...checked.values, rate: 10 }));
  for (let i = 0; i < 20; i++) run.step();
  const report = definition.report(await run.read(), checked.values);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
