import { memory, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { PenaltyWeights } from '#lib/optvis/config.ts';
import { binomialBlur, lowPass } from '#lib/optvis/filters.ts';
import { createPenalties } from '#lib/optvis/penalties.ts';
import { slopeChecks } from '../../support/optvis-checks.ts';
import { onEachBackend } from './backends.ts';

const size = 16;
type Paint = (x: number, y: number) => number;

/** The value of one penalty on grey pictures painted by functions of the pixel. */
function cost(weights: PenaltyWeights, ...paints: Paint[]): number {
  const rgb = paints.flatMap((paint) =>
    Array.from({ length: size * size * 3 }, (_, i) =>
      paint(Math.floor(i / 3) % size, Math.floor(i / 3 / size)),
    ),
  );
  const penalties = createPenalties(weights, size)!;
  const value = tidy(
    () => (penalties(tensor4d(rgb, [paints.length, size, size, 3]) as Tensor4D) as Scalar).dataSync()[0]!,
  );
  penalties.dispose();
  return value;
}

const wave =
  (cycles: number): Paint =>
  (x) =>
    0.5 + 0.2 * Math.cos((2 * Math.PI * cycles * x) / size);

onEachBackend('penalties', () => {
  it('L1 and L2 are the mean distances from grey', () => {
    const paint: Paint = (x) => (x < size / 4 ? 0.9 : 0.5);
    expect(cost({ l1: 1 }, paint)).toBeCloseTo(0.1, 6);
    expect(cost({ l2: 1 }, paint)).toBeCloseTo(0.04, 6);
  });

  it('total variation counts steps, up and down, along both axes', () => {
    const step: Paint = (x) => (x < 4 ? 0.2 : 0.7);
    const bars: Paint = (_x, y) => (y % 2 === 0 ? 0.4 : 0.6);
    expect(cost({ tv: 1 }, step)).toBeCloseTo(0.5 / (size - 1), 6);
    expect(cost({ tv: 1 }, bars)).toBeCloseTo(0.2, 5);
  });

  it('the frequency penalty is the energy above a quarter of a cycle a pixel', () => {
    expect(cost({ frequency: 1 }, wave(4))).toBeCloseTo(0, 6);
    expect(cost({ frequency: 1 }, wave(5))).toBeCloseTo(0.2 ** 2 / 2, 6);
    expect(cost({ frequency: 1 }, (x, y) => wave(2)(x, y) + wave(7)(y, x) - 0.5)).toBeCloseTo(0.02, 6);
  });

  it('the blur penalty takes a wave by what the blur takes from it, away from the border', () => {
    // Frequency response of the binomial 1 4 6 4 1: cos^4. Bars of one pixel are gone but for the border.
    expect(cost({ blur: 1 }, () => 0.3)).toBeCloseTo(0, 6);
    const bars = cost({ blur: 1 }, (x) => (x % 2 === 0 ? 0.3 : 0.7));
    expect(bars).toBeGreaterThan(0.034);
    expect(bars).toBeLessThan(0.04);
    expect(cost({ blur: 1 }, wave(1))).toBeLessThan(0.001);
  });

  it('add up with their weights, are means over a batch, and are nothing where all weights are 0', () => {
    const paint: Paint = (x, y) => 0.5 + 0.02 * x - 0.01 * y;
    const mixed = cost({ l1: 2, tv: 3, blur: 0 }, paint);
    expect(mixed).toBeCloseTo(2 * cost({ l1: 1 }, paint) + 3 * cost({ tv: 1 }, paint), 5);
    const both = cost({ l2: 1, frequency: 5 }, paint, wave(6));
    const each = [paint, wave(6)].map((one) => cost({ l2: 1, frequency: 5 }, one));
    expect(both).toBeCloseTo((each[0]! + each[1]!) / 2, 6);
    const before = memory().numTensors;
    expect(createPenalties({ l1: 0, blur: 0 }, size)).toBeUndefined();
    expect(createPenalties(undefined, size)).toBeUndefined();
    expect(memory().numTensors).toBe(before);
  });

  const checks = Object.entries(slopeChecks).filter(([name]) => name.includes('penalty'));
  it('are all checked', () => {
    const weights: Required<PenaltyWeights> = { l1: 1, l2: 1, tv: 1, blur: 1, frequency: 1 };
    expect(checks).toHaveLength(Object.keys(weights).length);
  });
  it.each(checks)('%s: the gradient is the slope', async (_name, check) => {
    const { slope, difference } = await check();
    // Two float32 values a small way apart.
    expect(Math.abs(slope - difference)).toBeLessThan(0.01 * Math.abs(slope));
  });
});

describe('filters', () => {
  it('the low-pass is a symmetric projection', () => {
    for (const n of [15, 16]) {
      const p = lowPass(n, 0.25);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          let twice = 0;
          for (let k = 0; k < n; k++) twice += p[i * n + k]! * p[k * n + j]!;
          expect(twice).toBeCloseTo(p[i * n + j]!, 6);
          expect(p[j * n + i]).toBe(p[i * n + j]);
        }
    }
  });

  it('the rows of the blur add up to 1', () => {
    const blur = binomialBlur(7);
    for (let row = 0; row < 7; row++)
      expect(blur.subarray(row * 7, row * 7 + 7).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  });
});
