import { tidy } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/math/random.ts';
import type { RenderConfig } from '#lib/optvis/config.ts';
import { createParam } from '#lib/optvis/param/index.ts';
import { halfSpectrum } from '#lib/math/dft.ts';
import { startMargin } from '#lib/optvis/param/start.ts';
import { numbers } from '../../support/adjoint.ts';
import { onEachBackend } from './backends.ts';

const params: RenderConfig['param'][] = ['fourier', 'pixels', 'pyramid'];
const [width, height] = [33, 32];
const picture = numbers(width * height * 3, 0.7).map((v) => 0.5 + 0.49 * v);

async function first(
  config: Pick<RenderConfig, 'param' | 'decorrelate' | 'batch'>,
  from?: Float32Array,
): Promise<Float32Array> {
  const param = createParam({ ...config, width, height });
  const variable = param.start(createRandom(3), from);
  const image = tidy(() => param.image(variable));
  expect(image.shape).toEqual([config.batch ?? 1, height, width, 3]);
  const values = await image.data<'float32'>();
  for (const tensor of [variable, image]) tensor.dispose();
  param.dispose();
  return values;
}

const furthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

onEachBackend('start', () => {
  it.each(params.flatMap((param) => [true, false].map((decorrelate) => ({ param, decorrelate }))))(
    'a picture comes back from $param, decorrelated: $decorrelate',
    async (config) => {
      // float32 through the color matrix, whose inverse enlarges errors thirtyfold.
      expect(furthest(await first(config, picture), picture)).toBeLessThan(1e-5);
    },
  );

  it('black and white move by the margin and no more', async () => {
    const corners = picture.map((_, i) => i % 2);
    const back = await first({ param: 'fourier', decorrelate: true }, corners);
    expect(furthest(back, corners)).toBeCloseTo(startMargin, 4);
  });

  it.each(params)(
    '%s: the first of a batch starts as one picture alone would, the others do not',
    async (param) => {
      for (const from of [undefined, picture]) {
        const one = await first({ param, decorrelate: true }, from);
        const four = await first({ param, decorrelate: true, batch: 4 }, from);
        const each = [0, 1, 2, 3].map((k) => four.subarray(k * one.length, (k + 1) * one.length));
        expect(furthest(each[0]!, one)).toBeLessThan(1e-6);
        for (const [a, b] of [
          [0, 1],
          [1, 2],
          [2, 3],
        ] as const)
          expect(furthest(each[a]!, each[b]!)).toBeGreaterThan(1e-3);
        // Noise on top of the picture, which stays what it is.
        if (from) expect(furthest(each[3]!, picture)).toBeLessThan(0.2);
      }
    },
  );
});

describe('the half spectrum', () => {
  it('of a wave is its two numbers, in every color', () => {
    const [kx, ky] = [5, 3];
    const wave = Float64Array.from({ length: width * height * 3 }, (_, i) => {
      const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
      return (1 + (i % 3)) * Math.cos(2 * Math.PI * ((kx * x) / width + (ky * y) / height) + 0.4);
    });
    const { re, im } = halfSpectrum(wave, width, height);
    const half = height / 2 + 1;
    for (let i = 0; i < re.length; i++) {
      const [x, y] = [Math.floor(i / 3 / half), Math.floor(i / 3) % half];
      const size = x === kx && y === ky ? ((1 + (i % 3)) * width * height) / 2 : 0;
      expect(re[i]).toBeCloseTo(size * Math.cos(0.4), 6);
      expect(im[i]).toBeCloseTo(size * Math.sin(0.4), 6);
    }
  });
});
