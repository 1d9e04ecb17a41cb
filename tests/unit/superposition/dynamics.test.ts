/** Runs that remember: their loss on a fixed sample, their jumps, and that features change where the loss falls. */
import { describe, expect, test } from 'vitest';
import definition from '#components/figures/learning-dynamics/figure.ts';
import { endingOf } from '#components/figures/learning-dynamics/outcome.ts';
import { params, toConfig } from '#components/figures/learning-dynamics/params.ts';
import { directionsAt, jumpsOf } from '#components/figures/learning-dynamics/story.ts';
import { basisOf, seen } from '#components/figures/learning-dynamics/basis.ts';
import { defaults } from '#lib/params/index.ts';
import { openDynamics } from '#lib/superposition/dynamics.ts';
import { fixedSample } from '#lib/superposition/evaluate.ts';
import { gram } from '#lib/superposition/geometry.ts';
import { jumps } from '#lib/superposition/jumps.ts';
import { solutions } from '#lib/superposition/theory.ts';

async function run(change: Partial<ReturnType<typeof defaults<typeof params>>>) {
  const values = { ...defaults(params), instances: 1, ...change };
  const experiment = openDynamics(toConfig(values));
  while (experiment.steps < values.steps) experiment.step();
  return experiment.read();
}

describe('a jump', () => {
  const steps = Array.from({ length: 300 }, (_, i) => i * 10);
  const found = (loss: (step: number) => number) => jumps(steps, steps.map(loss), 3000);
  const step = (at: number, from: number, to: number) => (s: number) =>
    to + (from - to) / (1 + Math.exp((s - at) / 20));

  test('is found where a loss falls after a rest, with its height', () => {
    const two = found((s) => step(900, 0.2, 0)(s) + step(2000, 0.3, 0.1)(s));
    expect(two).toHaveLength(2);
    expect(Math.abs(two[0]!.step - 900)).toBeLessThan(90);
    expect(Math.abs(two[1]!.step - 2000)).toBeLessThan(90);
    expect(two[0]!.from / 0.5).toBeCloseTo(1, 1);
    expect(two[1]!.to / 0.1).toBeCloseTo(1, 1);
  });

  test('is not found in a smooth fall, a rest, or nothing', () => {
    expect(found((s) => Math.exp(-s / 500))).toEqual([]);
    expect(found((s) => 1 / (1 + s / 100))).toEqual([]);
    expect(found(() => 0.3)).toEqual([]);
    expect(jumps([], [], 3000)).toEqual([]);
  });
});

test('the loss on a fixed sample is that of the closed form', () => {
  const config = {
    ...toConfig(defaults(params)),
    features: 2,
    hidden: 1,
    importance: [1, 1],
    density: [0.4, 0.4],
  };
  const loss = fixedSample(config, 40_000);
  const { loss: shared } = solutions('2-1', 0.4, 1).find(({ outcome }) => outcome === 'superposed')!;
  const antipodal = loss(Float32Array.of(1, -1), Float32Array.of(0, 0));
  expect(Math.abs(antipodal / shared - 1)).toBeLessThan(0.05);
  const nothing = loss(Float32Array.of(0, 0), Float32Array.of(0, 0));
  expect(Math.abs(nothing / (2 * 0.4 * (1 / 3)) - 1)).toBeLessThan(0.03);
  expect(loss(Float32Array.of(0, 0), Float32Array.of(0, 0))).toBe(nothing);
});

test('five features in two dimensions are learned in steps, and at each a feature changes its dimensionality', async () => {
  const snapshot = await run({ steps: 6400, batch: 256 });
  const told = jumpsOf(snapshot, 0, snapshot.step);
  expect(told.length).toBeGreaterThanOrEqual(1);
  for (const { from, to, before, after } of told) {
    expect(to).toBeLessThan(0.75 * from);
    expect(Math.abs(after - before)).toBeGreaterThan(0.1);
  }
  expect(endingOf(snapshot, 0, snapshot.step)).toBe('steps');
  // What is remembered last is what is there now.
  const last = snapshot.historySteps.length - 1;
  expect(snapshot.historySteps[last]).toBe(snapshot.step);
  expect(directionsAt(snapshot, 0, last)).toEqual(snapshot.W);
  expect(snapshot.historySteps.length).toBeLessThanOrEqual(321);
});

test('a view is a turn: no overlap changes', () => {
  const W = Float32Array.from({ length: 18 }, (_, i) => Math.sin(3 * i + 1));
  const view = seen(W, basisOf(W, 6, 3));
  gram(W, 6, 3).forEach((value, at) => expect(gram(view, 6, 3)[at]).toBeCloseTo(value, 5));
  expect(Array.from(seen(new Float32Array(18), basisOf(new Float32Array(18), 6, 3)))).toEqual(
    Array(18).fill(0),
  );
});

test('a rate that is far too high stops the run, and its report holds no NaN', async () => {
  const snapshot = await run({ rate: 10, steps: 40 });
  const report = definition.report(snapshot, { ...defaults(params), steps: 40 });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
