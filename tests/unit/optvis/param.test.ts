import { memory, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createRandom } from '#lib/math/random.ts';
import { colorMatrix } from '#lib/optvis/param/color.ts';
import { createFourier, halfOf } from '#lib/optvis/param/fourier.ts';
import { createParam } from '#lib/optvis/param/index.ts';
import { numbers } from '../../support/adjoint.ts';
import { onEachBackend } from './backends.ts';

/**
 * One pixel of the inverse real DFT in float64 over the full spectrum, whose other half is the conjugate of the given
 * one; with 1/frequency scaling, as Lucid defines it.
 */
function direct(
  spectrum: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  c: number,
): number {
  const half = halfOf(height);
  const signed = (k: number, n: number): number => Math.min(k, n - k) / n;
  let sum = 0;
  for (let kx = 0; kx < width; kx++)
    for (let ky = 0; ky < height; ky++) {
      const mirrored = ky >= half;
      const [sx, sy] = mirrored ? [(width - kx) % width, height - ky] : [kx, ky];
      const place = (sx * half + sy) * 3 + c;
      let re = spectrum[place]!;
      let im = spectrum[width * half * 3 + place]! * (mirrored ? -1 : 1);
      // On the lines that are their own mirror image only the symmetric part makes a real picture.
      if (sy === 0 || 2 * sy === height) {
        const other = (((width - sx) % width) * half + sy) * 3 + c;
        re = (re + spectrum[other]!) / 2;
        im = (im - spectrum[width * half * 3 + other]!) / 2;
      }
      const f = Math.max(Math.hypot(signed(kx, width), signed(ky, height)), 1 / Math.max(width, height));
      const angle = 2 * Math.PI * ((x * kx) / width + (y * ky) / height);
      sum += ((re * Math.cos(angle) - im * Math.sin(angle)) * Math.sqrt(width * height)) / f / 4;
    }
  return sum / (width * height);
}

onEachBackend('param', () => {
  it.each([
    [8, 8],
    [9, 8],
    [8, 9],
    [7, 7],
  ])('fourier at %i x %i px is the inverse real DFT', async (width, height) => {
    const fourier = createFourier(width, height);
    const spectrum = numbers(fourier.shape[0] * fourier.shape[1], 0.2);
    const picture = tidy(() => fourier.picture(tensor2d(spectrum, fourier.shape)));
    const values = await picture.data();
    picture.dispose();
    fourier.dispose();
    let largest = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let c = 0; c < 3; c++) {
          const error = values[(y * width + x) * 3 + c]! - direct(spectrum, width, height, x, y, c);
          largest = Math.max(largest, Math.abs(error));
        }
    // float32 sums of a hundred terms of size 1.
    expect(largest).toBeLessThan(2e-5);
  });

  it.each(['fourier', 'pixels', 'pyramid'] as const)(
    '%s: decorrelated color is M, then the sigmoid',
    async (kind) => {
      const size = { param: kind, width: 33, height: 32 };
      const [plain, colored] = [false, true].map((decorrelate) => createParam({ ...size, decorrelate }));
      const start = plain!.start(createRandom(5));
      const [a, b] = [plain!, colored!].map((param) => tidy(() => param.image(start)));
      expect(a!.shape).toEqual([1, 32, 33, 3]);
      const [before, after] = await Promise.all([a!.data(), b!.data()]);
      const M = colorMatrix();
      for (let i = 0; i < 300; i += 3) {
        const t = [0, 1, 2].map((c) => Math.log(before[i + c]! / (1 - before[i + c]!)));
        for (let c = 0; c < 3; c++) {
          const u = t.reduce((sum, value, k) => sum + M[c]![k]! * value, 0);
          // The logit of a float32 near 0.5 is good to 1e-6.
          expect(after[i + c]).toBeCloseTo(1 / (1 + Math.exp(-u)), 5);
        }
      }
      start.dispose();
      for (const tensor of [a!, b!]) tensor.dispose();
      for (const param of [plain!, colored!]) param.dispose();
    },
  );

  it('starts near grey, alike in contrast for all params and all sizes', async () => {
    for (const param of ['fourier', 'pixels', 'pyramid'] as const)
      for (const side of [32, 96]) {
        const before = memory().numTensors;
        const p = createParam({ param, decorrelate: false, width: side, height: side });
        const start = p.start(createRandom(1));
        const image = tidy(() => p.image(start));
        const values = await image.data<'float32'>();
        const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - 0.5) ** 2, 0) / values.length);
        expect(deviation).toBeGreaterThan(0.001);
        expect(deviation).toBeLessThan(0.05);
        for (const tensor of [start, image]) tensor.dispose();
        p.dispose();
        expect(memory().numTensors).toBe(before);
      }
  });

  it('has the published color matrix', () => {
    const published = [
      [0.56283, 0.19483, 0.04329],
      [0.58448, 0, -0.10824],
      [0.58448, -0.19483, 0.06494],
    ];
    colorMatrix().forEach((row, r) =>
      row.forEach((value, c) => expect(value).toBeCloseTo(published[r]![c]!, 5)),
    );
  });
});
