import { describe, expect, it } from 'vitest';
import { clouds } from '#lib/stimuli/clouds.ts';
import { fit, resize } from '#lib/stimuli/resize.ts';
import type { Picture } from '#lib/stimuli/resize.ts';

const grey = (width: number, height: number, of: (x: number, y: number) => number): Picture => ({
  width,
  height,
  rgb: Float32Array.from({ length: width * height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3);
    return of(pixel % width, Math.floor(pixel / width));
  }),
});
const mean = (values: Float32Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;

describe('another size', () => {
  it('leaves a picture of that size alone', () => {
    const picture = grey(5, 4, (x, y) => (x + y) / 10);
    expect(resize(picture, 5, 4)).toBe(picture);
  });

  it('averages what falls into one pixel, whole or in part', () => {
    // Three pixels to two: each takes one and a half.
    const { rgb } = resize(
      grey(3, 1, (x) => [0.1, 0.4, 0.7][x]!),
      2,
      1,
    );
    expect(rgb[0]).toBeCloseTo((0.1 + 0.4 / 2) / 1.5, 6);
    expect(rgb[3]).toBeCloseTo((0.7 + 0.4 / 2) / 1.5, 6);
    // The mean of the whole survives any shrinking.
    const picture = grey(37, 23, (x, y) => 0.5 + 0.4 * Math.sin(x * y));
    expect(mean(resize(picture, 11, 7).rgb)).toBeCloseTo(mean(picture.rgb), 5);
  });

  it('goes along x and y separately: a ramp stays a ramp, upright', () => {
    const wide = resize(
      grey(8, 4, (x) => x / 8),
      24,
      4,
    );
    expect([wide.width, wide.height]).toEqual([24, 4]);
    // Inside, cubic convolution is exact on lines.
    for (let x = 6; x < 18; x++) expect(wide.rgb[3 * x]).toBeCloseTo(((x + 0.5) / 3 - 0.5) / 8, 5);
    expect(wide.rgb.slice(3 * 24, 6 * 24)).toEqual(wide.rgb.slice(0, 3 * 24));
  });

  it('never leaves 0..1', () => {
    const { rgb } = resize(
      grey(4, 4, (x, y) => (x + y) % 2),
      15,
      15,
    );
    expect(rgb.every((v) => v >= 0 && v <= 1)).toBe(true);
  });

  it('fits the longer side and keeps the shape, larger where the shorter one would be too small', () => {
    const size = ({ width, height }: Picture): number[] => [width, height];
    const picture = grey(120, 60, () => 0.5);
    expect(size(fit(picture, 40))).toEqual([40, 20]);
    expect(size(fit(picture, 240))).toEqual([240, 120]);
    expect(size(fit(picture, 40, 32))).toEqual([64, 32]);
    expect(
      size(
        fit(
          grey(1, 1, () => 1),
          32,
        ),
      ),
    ).toEqual([32, 32]);
  });
});

describe('clouds', () => {
  it('are within 0..1, the same for the same seed, and others for another', () => {
    const sky = clouds(1, 48, 40);
    expect(sky.rgb).toHaveLength(48 * 40 * 3);
    expect(sky.rgb.every((v) => v >= 0 && v <= 1)).toBe(true);
    expect(clouds(1, 48, 40)).toEqual(sky);
    expect(clouds(2, 48, 40).rgb).not.toEqual(sky.rgb);
  });

  it('are the same sky at every size', () => {
    const [small, large] = [clouds(4, 48, 48), resize(clouds(4, 192, 192), 48, 48)];
    const difference = small.rgb.map((v, i) => Math.abs(v - large.rgb[i]!));
    // What is finer than a pixel of the small one differs.
    expect(mean(difference)).toBeLessThan(0.02);
  });

  it.each([1, 2, 3, 4, 5, 6])('hold both blue and white: seed %i', (seed) => {
    const { rgb } = clouds(seed, 64, 64);
    let [blue, white] = [0, 0];
    for (let i = 0; i < rgb.length; i += 3) {
      if (rgb[i + 2]! - rgb[i]! > 0.2) blue++;
      else if (rgb[i]! > 0.55) white++;
    }
    expect(blue / 64 ** 2).toBeGreaterThan(0.1);
    expect(white / 64 ** 2).toBeGreaterThan(0.1);
  });
});
