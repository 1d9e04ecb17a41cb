/** `kernel-playground` as the shared parts of a figure see it. */
import { exportImage } from '#components/figure/export.ts';
import type { FigureDefinition } from '#components/figure/define.ts';
import { cornerAt, placesOn, underWindow } from '#lib/networks/sliding.ts';
import { check, params } from './params.ts';
import { lookedAt } from './shown.ts';

export const name = 'kernel-playground';
export const title = 'What does a window of nine numbers see?';

const digits = (value: number): number => Number(value.toPrecision(6));

export const definition: FigureDefinition<typeof params, 'sweep'> = {
  name,
  title,
  kind: 'sweep',
  params,
  check,
  toConfig: async (values) => (await import('./config.ts')).toConfig(values),
  report(snapshot, values) {
    if (!snapshot) return { metrics: {}, data: {} };
    const { picture, kernel, written } = snapshot;
    const { side, rgb } = picture;
    const across = placesOn(side, kernel);
    const place = lookedAt(values.at, written, across);
    const covered = underWindow(picture, kernel, place);
    const products = covered.map((value, i) => value * kernel.weights[i]!);
    const sum = products.reduce((total, product) => total + product, kernel.bias);
    const passed = (value: number): number => (values.relu ? Math.max(0, value) : value);
    return {
      metrics: {
        places: across ** 2,
        written: written.length,
        above: written.reduce((count, value) => count + Number(value > 0), 0),
      },
      data: {
        picture: exportImage({ width: side, height: side, rgb }),
        kernel: {
          size: kernel.size,
          stride: kernel.stride,
          border: kernel.pad,
          mean: [...kernel.mean].map(digits),
          bias: digits(kernel.bias),
          weights: Array.from(kernel.weights, digits),
        },
        map: {
          width: across,
          height: across,
          relu: values.relu,
          values: Array.from({ length: across ** 2 }, (_, i) =>
            i < written.length ? digits(passed(written[i]!)) : null,
          ),
        },
        position: { place, ...cornerAt(side, kernel, place) },
        terms: {
          order: 'rows from top to bottom, pixels from left to right, red, green, blue',
          pixels: Array.from(covered, digits),
          products: Array.from(products, digits),
          sum: digits(sum),
          result: digits(passed(sum)),
        },
      },
    };
  },
};
