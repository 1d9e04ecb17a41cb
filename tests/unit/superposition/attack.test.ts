/** Attacks on toy models: bounds that hold for any weights, a case by hand, and the claim of the figure. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toyOf, type RecordedToy } from '#components/figure-kit/recording/recorded-toy.ts';
import { decaying } from '#components/figure-kit/params/toy-params.ts';
import { params, toConfig } from '#components/figures/interference/params.ts';
import { toViewModel } from '#components/figures/interference/view-model.ts';
import { defaults } from '#lib/params/index.ts';
import { createRandom } from '#lib/math/random.ts';
import { drawInputs, vulnerability } from '#lib/superposition/attack.ts';
import { openToy } from '#lib/superposition/toy.ts';

test('no attack lowers the loss, a longer one hurts more, and one of length 0 changes nothing', () => {
  const random = createRandom(4);
  const [features, hidden] = [9, 3];
  const model = {
    features,
    hidden,
    W: Array.from({ length: features * hidden }, () => random.normal()),
    b: Array.from({ length: features }, () => 0.3 * random.normal()),
    importance: decaying(features, 0.8),
  };
  const inputs = drawInputs(features, 0.2, 40, 2);
  const losses = [0, 0.1, 0.8].map((strength) => vulnerability(model, inputs, strength));
  expect(losses[0]!.attackedLoss).toBe(losses[0]!.cleanLoss);
  expect(losses[0]!.length).toBe(0);
  expect(losses[1]!.attackedLoss).toBeGreaterThan(losses[1]!.cleanLoss);
  expect(losses[2]!.attackedLoss).toBeGreaterThan(losses[1]!.attackedLoss);
  const { attack, clean, attacked, cleanLoss, attackedLoss } = losses[1]!.worst!;
  expect(Math.hypot(...attack)).toBeCloseTo(losses[1]!.length, 9);
  expect(attackedLoss).toBeGreaterThan(cleanLoss);
  expect(attacked).not.toEqual(clean);
});

test('a dimension for each feature lets an attack through as it is; two features that share one double it', () => {
  // One feature, one dimension: the output moves by the attack. Antipodal features: W'W = [[1, -1], [-1, 1]], so that an
  // attack along (1, -1) / √2 moves the first output by √2 of its length.
  const one = { features: 1, hidden: 1, W: [1], b: [0], importance: [1] };
  expect(vulnerability(one, Float64Array.of(0.5), 0.1).gain).toBeCloseTo(1, 9);
  const two = { features: 2, hidden: 1, W: [1, -1], b: [0, 0], importance: [1, 1] };
  expect(vulnerability(two, Float64Array.of(0.5, 0), 0.1).gain).toBeCloseTo(2, 9);
});

test('every drawn input has a feature, however rare features are', () => {
  const inputs = drawInputs(3, 0.001, 50, 1);
  for (let s = 0; s < 50; s++) expect(Math.max(...inputs.subarray(s * 3, s * 3 + 3))).toBeGreaterThan(0);
});

test('the recorded run: attacks reach more than three times as far in superposition, and track 1/D*', () => {
  const file = new URL('../../../components/figures/interference/recorded/run.json', import.meta.url);
  const run = toyOf(JSON.parse(readFileSync(file, 'utf8')) as RecordedToy);
  const { models } = toViewModel(run, defaults(params));
  const dense = models[0]!;
  const rare = models.find(({ density }) => density === 0.05)!;
  expect(dense.gain).toBeCloseTo(1, 1);
  expect(dense.perDimension).toBeCloseTo(1, 1);
  expect(rare.gain / dense.gain).toBeGreaterThan(3);
  expect(rare.rise / dense.rise).toBeGreaterThan(3);
  for (const { gain, perDimension } of models) {
    expect(gain / perDimension).toBeGreaterThan(0.9);
    expect(gain / perDimension).toBeLessThan(1.6);
  }
});

test('a small model trained here shows it too', async () => {
  const values = { ...defaults(params), features: 8, hidden: 2, batch: 128, halving: 250 };
  const all = toConfig(values);
  const config = {
    ...all,
    instances: 2,
    density: [1, 0.05].flatMap((density) => Array<number>(8).fill(density)),
  };
  const experiment = openToy(config);
  while (experiment.steps < 1200) experiment.step();
  const { W, b } = await experiment.read();
  const [dense, rare] = [1, 0.05].map((density, k) =>
    vulnerability(
      {
        features: 8,
        hidden: 2,
        W: W.subarray(k * 16, k * 16 + 16),
        b: b.subarray(k * 8, k * 8 + 8),
        importance: config.importance,
      },
      drawInputs(8, density, 200, 1),
      0.1,
    ),
  );
  expect(rare!.gain / dense!.gain).toBeGreaterThan(2);
});
