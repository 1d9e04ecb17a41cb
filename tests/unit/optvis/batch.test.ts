import { tensor, tidy } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { alignment, diversity, interpolation } from '#lib/optvis/objectives/batch.ts';
import { gramCosine } from '#lib/optvis/objectives/gram.ts';
import { channel, direction, layer, neuron } from '#lib/optvis/objectives/index.ts';
import type { Objective } from '#lib/optvis/objectives/index.ts';
import { numbers } from '../../support/adjoint.ts';
import { slopeChecks } from '../../support/optvis-checks.ts';
import { onEachBackend } from './backends.ts';

const shape = [3, 4, 5, 6];
const [b, n, c] = [3, 20, 6];
const values = numbers(b * n * c, 0.8);
const at = (k: number, position: number, unit: number): number => values[(k * n + position) * c + unit]!;
const total = (count: number, term: (i: number) => number): number =>
  Array.from({ length: count }, (_, i) => term(i)).reduce((sum, v) => sum + v, 0);

const value = (of: Objective, data = values, dims = shape): number =>
  tidy(() => of(() => tensor(data, dims)).dataSync()[0]!);
const channelMean = (k: number, unit: number): number => total(n, (p) => at(k, p, unit)) / n;

/** In float64, from the Gram matrices themselves. */
function pairCosine(first: number, second: number): number {
  const gram = (k: number, i: number, j: number): number => total(n, (p) => at(k, p, i) * at(k, p, j));
  const inner = (k: number, l: number): number =>
    total(c * c, (e) => gram(k, Math.floor(e / c), e % c) * gram(l, Math.floor(e / c), e % c));
  return inner(first, second) / Math.sqrt(inner(first, first) * inner(second, second));
}

onEachBackend('objectives of a batch', () => {
  it('of single units are means over its pictures', () => {
    expect(value(channel('a', 2))).toBeCloseTo(total(b, (k) => channelMean(k, 2)) / b, 6);
    expect(value(neuron('a', 4))).toBeCloseTo(total(b, (k) => at(k, 12, 4)) / b, 6);
    expect(value(layer('a'))).toBeCloseTo(total(values.length, (i) => values[i]! ** 2) / values.length, 6);
  });

  it.each(['channels', 'positions'] as const)('Gram cosines by %s are those of the matrices', (way) => {
    const expected = (pairCosine(0, 1) + pairCosine(0, 2) + pairCosine(1, 2)) / 3;
    expect(tidy(() => gramCosine(tensor(values, shape), way).dataSync()[0]!)).toBeCloseTo(expected, 5);
    expect(value(diversity('a'))).toBeCloseTo(-expected, 5);
  });

  it('diversity is -1 for equal pictures of any strength, 0 for disjoint channels and for silence', () => {
    const one = values.slice(0, n * c);
    const alike = Float32Array.from([...one, ...one.map((v) => 1e4 * v)]);
    expect(value(diversity('a'), alike, [2, 4, 5, 6])).toBeCloseTo(-1, 5);
    const apart = Float32Array.from({ length: 2 * n * c }, (_, i) => Number(i % c < 3 === i < n * c));
    expect(value(diversity('a'), apart, [2, 4, 5, 6])).toBeCloseTo(0, 6);
    expect(value(diversity('a'), new Float32Array(2 * n * c), [2, 4, 5, 6])).toBeCloseTo(0, 6);
    expect(() => value(diversity('a'), one, [1, 4, 5, 6])).toThrow('it needs two or more');
  });

  it('interpolation moves evenly from one unit to the other', () => {
    const expected =
      (channelMean(0, 1) + (channelMean(1, 1) + channelMean(1, 4)) / 2 + channelMean(2, 4)) / 3;
    expect(value(interpolation('a', 1, 4))).toBeCloseTo(expected, 6);
  });

  it('alignment takes neighbors at half the price for each place apart', () => {
    const square = (k: number, l: number): number =>
      total(n * c, (i) => (at(k, 0, i) - at(l, 0, i)) ** 2) / (n * c);
    const expected = -(square(0, 1) + square(1, 2)) / 2 - square(0, 2) / 4;
    expect(value(alignment('a'))).toBeCloseTo(expected, 5);
  });

  it('the cosine weighs a direction, down to 0.1 and no further', () => {
    const vector = numbers(c, 0.5);
    const norm = Math.hypot(...vector);
    for (const power of [1, 2.5]) {
      const expected =
        total(b * n, (p) => {
          const a = values.subarray(p * c, (p + 1) * c);
          const dot = total(c, (k) => a[k]! * vector[k]!);
          return dot * Math.max(0.1, dot / Math.hypot(...a) / norm) ** power;
        }) /
        (b * n);
      expect(value(direction('a', vector, power))).toBeCloseTo(expected, 5);
    }
    expect(value(direction('a', vector, 3), new Float32Array(b * n * c))).toBe(0);
  });

  const checks = Object.entries(slopeChecks).filter(([name]) => !name.includes('penalty'));
  it.each(checks)('%s: the gradient is the slope', async (_name, check) => {
    const { slope, difference } = await check();
    // Two float32 values a small way apart.
    expect(Math.abs(slope - difference)).toBeLessThan(0.01 * Math.abs(slope));
  });
});
