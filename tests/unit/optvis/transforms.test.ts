import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/math/random.ts';
import {
  apply,
  identity,
  magnitude,
  multiply,
  rotation,
  scaling,
  translation,
} from '#lib/optvis/transforms/affine.ts';
import type { Affine } from '#lib/optvis/transforms/affine.ts';
import {
  compose,
  jitter,
  pad,
  rotate,
  scale,
  standardTransforms,
  wholeView,
} from '#lib/optvis/transforms/index.ts';
import { createResample } from '#lib/optvis/transforms/resample.ts';
import { createResampleMap, fillResampleMap } from '#lib/optvis/transforms/taps.ts';
import { numbers } from '../../support/adjoint.ts';
import { onEachBackend } from './backends.ts';

const picture = (size: number): Float32Array => numbers(size * size * 3, 0.6).map((v) => 0.5 + v / 2);

/** The picture at a real place, by interpolating twice along x and once along y; grey outside. */
function lookUp(rgb: Float32Array, size: number, x: number, y: number, c: number): number {
  const at = (px: number, py: number): number =>
    px < 0 || py < 0 || px >= size || py >= size ? 0.5 : rgb[(py * size + px) * 3 + c]!;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
  const along = (py: number): number => mix(at(left, py), at(left + 1, py), x - left);
  return mix(along(top), along(top + 1), y - top);
}

async function seen(rgb: Float32Array, size: number, window: number, matrix: Affine, onDevice?: boolean) {
  const resample = createResample(size, window, 1.5, onDevice);
  const out = tidy(() => resample.apply(tensor4d(rgb, [1, size, size, 3]), matrix));
  const values = await out.data();
  out.dispose();
  resample.dispose();
  return values;
}

onEachBackend('resample', () => {
  const turned = multiply(multiply(translation(3, -2), rotation(0.4)), scaling(1 / 1.2));
  it.each([
    ['turned, enlarged and shifted', 12, 12, turned, undefined],
    ['the same with gathers', 12, 12, turned, true],
    ['reduced, odd size', 11, 11, scaling(1.3), undefined],
    ['into a larger window', 9, 14, rotation(-0.7), undefined],
  ] as const)('%s: as plain interpolation gives', async (_name, size, window, matrix, onDevice) => {
    const rgb = picture(size);
    const values = await seen(rgb, size, window, matrix, onDevice);
    for (let row = 0; row < window; row++)
      for (let column = 0; column < window; column++) {
        const [x, y] = apply(matrix, column - (window - 1) / 2, row - (window - 1) / 2);
        for (let c = 0; c < 3; c++) {
          const expected = lookUp(rgb, size, x + (size - 1) / 2, y + (size - 1) / 2, c);
          // float32 weights.
          expect(values[(row * window + column) * 3 + c]).toBeCloseTo(expected, 5);
        }
      }
  });

  it('the identity changes nothing', async () => {
    const rgb = picture(10);
    const values = await seen(rgb, 10, 10, identity);
    // 0.5 is taken off and put back: at most one rounding.
    rgb.forEach((value, i) => expect(Math.abs(values[i]! - value)).toBeLessThan(1e-7));
  });

  it('a shift by whole pixels moves the pixels and fills with grey', async () => {
    const rgb = picture(8);
    const values = await seen(rgb, 8, 8, translation(2, 0));
    expect(values[0]).toBeCloseTo(rgb[2 * 3]!, 6);
    expect(values[7 * 3]).toBe(0.5);
  });
});

describe('views', () => {
  const views = (transform: ReturnType<typeof compose>, count = 200) =>
    Array.from({ length: count }, (_, i) => transform(wholeView(64), createRandom(9).fork(i)));

  it('pad widens the window and leaves the picture in its middle', () => {
    expect(pad(12)(wholeView(64), createRandom(1))).toEqual({ size: 88, matrix: identity });
  });

  it('jitter shifts by whole pixels up to its bound, and reaches it', () => {
    const shifts = views(jitter(3)).flatMap(({ matrix }) => [matrix[2], matrix[5]]);
    expect(new Set(shifts)).toEqual(new Set([-3, -2, -1, 0, 1, 2, 3]));
  });

  it('scale and rotate stay in range and fill it', () => {
    const zooms = views(scale(0.1)).map(({ matrix }) => 1 / magnitude(matrix));
    expect(Math.min(...zooms)).toBeGreaterThanOrEqual(0.9 - 1e-9);
    expect(Math.max(...zooms)).toBeLessThanOrEqual(1.1 + 1e-9);
    expect(Math.max(...zooms) - Math.min(...zooms)).toBeGreaterThan(0.18);
    const angles = views(rotate(10)).map(({ matrix }) => (Math.atan2(matrix[3], matrix[0]) * 180) / Math.PI);
    expect(Math.max(...angles.map(Math.abs))).toBeLessThanOrEqual(10 + 1e-9);
    expect(Math.max(...angles) - Math.min(...angles)).toBeGreaterThan(18);
  });

  it('compose applies the first one to the picture first', () => {
    const enlarged = multiply(translation(2, 0), scaling(0.5));
    const shiftThenEnlarge = compose([
      (view) => ({ ...view, matrix: multiply(view.matrix, translation(2, 0)) }),
      (view) => ({ ...view, matrix: multiply(view.matrix, scaling(0.5)) }),
    ]);
    expect(shiftThenEnlarge(wholeView(8), createRandom(1)).matrix).toEqual(enlarged);
  });

  it('the standard transforms shift by the whole jitter at most, and repeat from their seed', () => {
    const plain = standardTransforms({ jitter: 8, scale: 0, rotate: 0 });
    const shifts = views(plain).flatMap(({ matrix }) => [matrix[2], matrix[5]]);
    expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(8);
    expect(Math.max(...shifts.map(Math.abs))).toBeGreaterThan(5);
    expect(views(plain)).toEqual(views(plain));
  });

  it('has room for every view that the config allows, and says when one is too large', () => {
    const range = 0.3;
    const map = createResampleMap(24, 24, 1 + range);
    const transform = standardTransforms({ jitter: 5, scale: range, rotate: 45 });
    for (let i = 0; i < 300; i++)
      fillResampleMap(map, transform(wholeView(24), createRandom(2).fork(i)).matrix);
    expect(() => {
      fillResampleMap(map, scaling(1 / 3));
    }).toThrow(/enlarged by 3\.00/);
  });
});
