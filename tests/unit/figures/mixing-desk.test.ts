/**
 * Neurons that read one feature or several: the measures on closed forms, models trained here in small, and what was recorded. That the
 * engine takes PyTorch's steps for this task is tested in superposition/replay.test.ts.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deskOf, inOrder, shareOfOne, type Desk } from '#components/figures/mixing-desk/desk.ts';
import { sectorsOf } from '#components/figures/mixing-desk/marks.ts';
import { params, toConfig, type DeskValues } from '#components/figures/mixing-desk/params.ts';
import type { RecordedDesk } from '#components/figures/mixing-desk/recorded.ts';
import { linesOf, type Sweep } from '#components/figures/mixing-desk/sweep.ts';
import { along, dedicated, measure } from '#components/figures/mixing-desk/view.ts';
import { createRandom } from '#lib/math/random.ts';
import { defaults } from '#lib/params/index.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { fixedSample } from '#lib/superposition/evaluate.ts';
import { modelOf } from '#lib/superposition/geometry.ts';
import { readBy } from '#lib/superposition/neurons.ts';
import { openToy } from '#lib/superposition/toy.ts';
import { randomTurn, turned, turnToFeatures } from '#lib/superposition/rotation.ts';

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(
      new URL(`../../../components/figures/mixing-desk/recorded/${name}.json`, import.meta.url),
      'utf8',
    ),
  );
const values = (change: Partial<DeskValues>): DeskValues => ({ ...defaults(params), ...change });

test('what a neuron reads: one feature, those with more than a tenth, two at least, or none', () => {
  // [feature][neuron]: alone; nine tenths; three alike; one large and many small; nothing.
  const weights = [
    ...[1, 3, 1, 3, 0.01],
    ...[0, 1, 1, 1, 0],
    ...[0, 0, 1, 1, 0],
    ...[0, 0, 0, 1, 0],
    ...[0, 0, 0, 1, 0],
  ];
  const desk = deskOf(weights, 5, 5);
  expect(desk.neurons.map((neuron) => readBy(neuron))).toEqual([[0], [0], [0, 1, 2], [0, 1], []]);
  expect([desk.one, desk.mixed, desk.idle]).toEqual([2, 2, 1]);
  expect(shareOfOne(desk)).toBe(0.5);
  expect(inOrder(desk).at(-1)).toBe(4);
  expect(desk.neurons.map((neuron) => sectorsOf(neuron, 10).length)).toEqual([1, 2, 3, 5, 0]);
});

test('axes that were turned away are found again, and a turn keeps lengths', () => {
  const [features, hidden] = [12, 8];
  const W = Float32Array.from({ length: features * hidden }, (_, at) =>
    at % hidden === Math.floor(at / hidden) ? 1 : 0,
  );
  const away = turned(W, randomTurn(hidden, createRandom(5)), hidden);
  expect(deskOf(away, features, hidden).one).toBe(0);
  const back = turned(away, turnToFeatures(away, features, hidden), hidden);
  expect(deskOf(back, features, hidden).one).toBe(hidden);
  for (let i = 0; i < features; i++)
    expect(Math.hypot(...back.subarray(i * hidden, (i + 1) * hidden))).toBeCloseTo(i < hidden ? 1 : 0, 5);
});

test.each([1, 0.2])(
  'at density %s one feature for each neuron leaves the loss of the closed form',
  (density) => {
    const config = toConfig(values({ density }));
    const { features, hidden } = config;
    const W = Float32Array.from({ length: features * hidden }, (_, at) =>
      at % hidden === Math.floor(at / hidden) ? 1 : 0,
    );
    // The mean of max(0, x) is a quarter of the density.
    const b = Float32Array.from({ length: features }, (_, i) => (i < hidden ? 0 : density / 4));
    const [loss, nothing] = [W, new Float32Array(W.length)].map((weights, k) =>
      fixedSample(config, 20_000)(weights, k === 0 ? b : new Float32Array(features)),
    );
    // So many samples leave an error of about a percent where features are rare.
    expect(Math.abs(loss! / nothing! / dedicated(config) - 1)).toBeLessThan(0.04);
  },
);

/** Five small models, and what their neurons read. */
async function train(change: Partial<DeskValues>, steps = 1500) {
  const set = values({ features: 8, hidden: 4, batch: 64, halving: steps / 5, ...change });
  const { features, hidden } = set;
  const config = { ...toConfig(set), instances: 5 };
  const run = openToy(config);
  while (run.steps < steps) run.step();
  const all = await run.read();
  const snapshots = Array.from({ length: 5 }, (_, k): ToySnapshot => {
    const W = modelOf(all.W, k, features, hidden);
    const b = all.b.slice(features * k, features * (k + 1));
    return { ...all, instances: 1, W, decoder: W, b, loss: all.loss.slice(k, k + 1) };
  });
  return { config, snapshots, desks: snapshots.map(({ W }) => deskOf(W, features, hidden)) };
}
const count = (desks: readonly Desk[], what: 'one' | 'mixed'): number =>
  desks.reduce((sum, desk) => sum + desk[what], 0);

test('ReLU neurons read one feature where all are always there, and several where they are rare', async () => {
  const dense = await train({ density: 1 });
  expect(count(dense.desks, 'one')).toBeGreaterThanOrEqual(
    0.9 * (count(dense.desks, 'one') + count(dense.desks, 'mixed')),
  );
  const rare = await train({ density: 0.03 });
  expect(count(rare.desks, 'mixed')).toBeGreaterThanOrEqual(0.9 * 20);
  // Sharing pays, and a model with ReLU neurons cannot be turned.
  for (const snapshot of rare.snapshots) {
    const loss = measure(rare.config, snapshot);
    expect(loss(snapshot.W)).toBeLessThan(dedicated(rare.config));
    expect(loss(along(snapshot, 'random', 1))).toBeGreaterThan(1.3 * loss(snapshot.W));
  }
});

test('with a neuron for each feature, rare ones are mixed for want of training only', async () => {
  const roomy = { features: 4, hidden: 4, density: 0.1 };
  expect(count((await train(roomy, 200)).desks, 'mixed')).toBeGreaterThanOrEqual(10);
  // Of 20; a pair may stay in each other's way for good.
  expect(count((await train(roomy, 5000)).desks, 'one')).toBeGreaterThanOrEqual(16);
});

test('a linear layer answers the same however it is turned, and a turn can part what its axes mix', async () => {
  const { config, snapshots, desks } = await train({ density: 1, activation: 'linear' });
  expect(count(desks, 'one')).toBeLessThanOrEqual(2);
  const parted = snapshots.map((snapshot) => along(snapshot, 'features', 1));
  expect(
    count(
      parted.map((W) => deskOf(W, 8, 4)),
      'one',
    ),
  ).toBeGreaterThanOrEqual(18);
  snapshots.forEach((snapshot, k) => {
    const loss = measure(config, snapshot);
    expect(loss(parted[k]!)).toBeCloseTo(loss(snapshot.W), 4);
  });
});

test('recorded: all but a few read one feature at density 1, hardly any at 0.01, and at each width', () => {
  const { features, hidden, W } = read('run') as RecordedDesk;
  expect(deskOf(W, features, hidden).one).toBe(8);
  for (const { points } of linesOf(read('sweep') as Sweep)) {
    expect(points[0]![1]).toBeGreaterThanOrEqual(90);
    expect(points.at(-1)![1]).toBeLessThanOrEqual(10);
  }
});
