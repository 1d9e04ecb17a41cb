/** Every engine that Node can run gives the same weights and losses, for every option. */
import { describe, expect, it } from 'vitest';
import { createReference } from '#lib/superposition/reference.ts';
import type { Trainer } from '#lib/superposition/trainer.ts';
import { createTypedArrays } from '#lib/superposition/typed-arrays.ts';
import { toyConfigs } from '../../support/toy-configs.ts';
import { onEachBackend } from '../optvis/backends.ts';

const steps = 100;

async function train(trainer: Trainer, count = steps) {
  while (trainer.steps < count) trainer.step();
  const weights = await trainer.weights();
  const { loss } = trainer.log.read();
  const { stopped } = trainer;
  trainer.dispose();
  return { weights, loss, stopped };
}

/** Infinite where there is nothing to compare. */
const farthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - b[i]!)),
    a.length === b.length && a.length > 0 ? 0 : Infinity,
  );

onEachBackend('the reference', () => {
  it.each(Object.keys(toyConfigs))('has the weights of the typed arrays: %s', async (name) => {
    const expected = await train(createTypedArrays(toyConfigs[name]!));
    const found = await train(createReference(toyConfigs[name]!));
    expect(farthest(found.weights, expected.weights)).toBeLessThan(1e-5);
    expect(farthest(found.loss, expected.loss)).toBeLessThan(1e-5);
  });

  it('stops where the loss grows out of bounds, and keeps weights that are finite', async () => {
    const wild = { ...toyConfigs.linear!, rate: 1e6, batch: 8 };
    const { stopped, weights } = await train(createReference(wild), 5);
    expect(stopped).toMatch(/out of bounds at step \d+/);
    expect(weights.every(Number.isFinite)).toBe(true);
  });
});

describe('typed arrays', () => {
  it('move from the start', async () => {
    const config = toyConfigs.plain!;
    const before = await createTypedArrays(config).weights();
    expect(farthest((await train(createTypedArrays(config))).weights, before)).toBeGreaterThan(0.1);
  });

  it.each([
    ['one feature', { features: 1, hidden: 30, importance: [1], density: [0.001] }],
    ['always present, at a rate of 10', { rate: 10, density: Array<number>(5).fill(1) }],
    ['never present', { density: Array<number>(5).fill(0) }],
  ])('hold at extremes: %s', async (_, change) => {
    const { weights } = await train(createTypedArrays({ ...toyConfigs.plain!, ...change }));
    expect(weights.every(Number.isFinite)).toBe(true);
  });
});
