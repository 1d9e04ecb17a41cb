import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createPyramid, interpolation, levelSizes } from '#lib/optvis/param/pyramid.ts';
import { numbers } from '../../support/adjoint.ts';
import { onEachBackend } from './backends.ts';

/** A level at a real place, its pixels' centers at whole numbers, by plain bilinear interpolation; held at the border. */
function lookUp(level: Float32Array, [w, h]: [number, number], x: number, y: number, c: number): number {
  const at = (px: number, py: number): number => level[(px * h + py) * 3 + c]!;
  const [u, v] = [Math.min(Math.max(x, 0), w - 1), Math.min(Math.max(y, 0), h - 1)];
  const [l, t] = [Math.floor(u), Math.floor(v)];
  const [r, b] = [Math.min(l + 1, w - 1), Math.min(t + 1, h - 1)];
  const along = (py: number): number => at(l, py) * (1 - (u - l)) + at(r, py) * (u - l);
  return along(t) * (1 - (v - t)) + along(b) * (v - t);
}

describe('the levels of a pyramid', () => {
  it('are four, each half the last, as far as two pixels allow', () => {
    expect(levelSizes(128, 128).map(([w]) => w)).toEqual([128, 64, 32, 16]);
    expect(levelSizes(33, 35)).toEqual([
      [33, 35],
      [16, 17],
      [8, 8],
      [4, 4],
    ]);
    expect(levelSizes(9, 5).map(([, h]) => h)).toEqual([5, 2]);
  });

  it.each([
    [4, 8],
    [3, 7],
    [8, 8],
    [1, 4],
  ])('%i to %i: every row of the interpolation adds up to 1, and a ramp stays a ramp', (from, to) => {
    const matrix = interpolation(from, to);
    for (let row = 0; row < to; row++) {
      const weights = matrix.subarray(row * from, (row + 1) * from);
      expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
      const place = weights.reduce((sum, weight, k) => sum + weight * k, 0);
      const ramp = Math.min(Math.max(((row + 0.5) * from) / to - 0.5, 0), from - 1);
      expect(place).toBeCloseTo(ramp, 5);
    }
  });
});

onEachBackend('pyramid', () => {
  it.each([
    [16, 16],
    [17, 12],
    [9, 15],
  ])('%i x %i px is the sum of its levels, looked up', async (width, height) => {
    const pyramid = createPyramid(width, height);
    const values = numbers(pyramid.shape[0] * 3, 0.4);
    const out = tidy(() => pyramid.picture(tensor2d(values, pyramid.shape)));
    const picture = await out.data();
    out.dispose();
    pyramid.dispose();
    let largest = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let c = 0; c < 3; c++) {
          let [sum, from] = [0, 0];
          for (const [w, h] of levelSizes(width, height)) {
            const level = values.subarray(from * 3, (from + w * h) * 3);
            sum += lookUp(level, [w, h], ((x + 0.5) * w) / width - 0.5, ((y + 0.5) * h) / height - 0.5, c);
            from += w * h;
          }
          largest = Math.max(largest, Math.abs(picture[(y * width + x) * 3 + c]! - sum));
        }
    // float32 weights; an entry in the wrong place is off by about 1.
    expect(largest).toBeLessThan(1e-5);
  });
});
