import { describe, expect, it } from 'vitest';
import { createRandom, fillUniform } from '#lib/math/random.ts';
import { exactLoss } from '#lib/superposition/exact-loss.ts';
import { solutions } from '#lib/superposition/theory.ts';

/** Mean and standard error over `samples` draws. */
function sampled(
  W: ArrayLike<number>,
  b: ArrayLike<number>,
  importance: readonly number[],
  density: readonly number[],
  hidden: number,
  samples: number,
): [number, number] {
  const random = createRandom(11);
  let sum = 0;
  let squares = 0;
  for (let s = 0; s < samples; s++) {
    const x = density.map((p) => (random.uniform() < p ? random.uniform() : 0));
    const h = Array.from({ length: hidden }, (_, j) =>
      x.reduce((total, value, i) => total + value * W[i * hidden + j]!, 0),
    );
    const loss = x.reduce((total, value, i) => {
      const z = h.reduce((out, value, j) => out + value * W[i * hidden + j]!, b[i]!);
      return total + importance[i]! * (Math.max(0, z) - value) ** 2;
    }, 0);
    sum += loss;
    squares += loss * loss;
  }
  const mean = sum / samples;
  return [mean, Math.sqrt((squares / samples - mean * mean) / samples)];
}

describe('the exact loss', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [3, 1],
    [4, 2],
  ])('is what many samples come to, for %i features in %i dimensions', (features, hidden) => {
    const random = createRandom(features * 10 + hidden);
    const W = fillUniform(new Float32Array(features * hidden), random, -1.2, 1.2);
    const b = fillUniform(new Float32Array(features), random, -0.4, 0.4);
    const importance = [1, 2, 0.5, 3].slice(0, features);
    const density = [0.9, 0.7, 1, 0.5].slice(0, features);
    const [mean, error] = sampled(W, b, importance, density, hidden, 50_000);
    expect(Math.abs(exactLoss(W, b, importance, density, hidden) - mean)).toBeLessThan(4 * error);
  });

  it.each([
    [1, 1],
    [0.6, 0.3],
    [0.05, 4],
  ])('is the closed form where weights are 1, -1 and 0: density %f, importance %f', (s, r) => {
    const mean = s / 2;
    const two = (W: number[], b: number[]) => exactLoss(W, b, [1, r], [s, s], 1);
    const three = (W: number[], b: number[]) => exactLoss(W, b, [1, 1, r], [s, s, s], 2);
    const byName = (model: '2-1' | '3-2') =>
      Object.fromEntries(solutions(model, s, r).map(({ name, loss }) => [name, loss]));
    const found = {
      'the first is ignored': two([0, 1], [mean, 0]),
      'the last is ignored': two([1, 0], [0, mean]),
      'the last shares with another': two([1, -1], [0, 0]),
    };
    for (const [name, loss] of Object.entries(byName('2-1')))
      expect(found[name as keyof typeof found]).toBeCloseTo(loss, 12);
    const more = {
      'the first is ignored': three([0, 0, 1, 0, 0, 1], [mean, 0, 0]),
      'the last is ignored': three([1, 0, 0, 1, 0, 0], [0, 0, mean]),
      'the last shares with another': three([1, 0, 0, 1, 0, -1], [0, 0, 0]),
      'the first two share': three([1, 0, -1, 0, 0, 1], [0, 0, 0]),
    };
    for (const [name, loss] of Object.entries(byName('3-2')))
      expect(more[name as keyof typeof more]).toBeCloseTo(loss, 12);
  });
});
