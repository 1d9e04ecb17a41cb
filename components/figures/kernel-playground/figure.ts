/** `kernel-playground` as the shared parts of a figure see it. */
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { defineFigure } from '#components/figure-kit/define.ts';
import { cornerAt, placesOn, underWindow } from '#lib/networks/sliding.ts';
import { check, nounOf, params } from './params.ts';
import { presets, type PresetName } from './presets.ts';
import { optionsOf } from './question.ts';
import { lookedAt } from './view-model.ts';

const digits = (value: number): number => Number(value.toPrecision(6));

export default defineFigure({
  name: 'kernel-playground',
  title: 'What does a window of nine numbers see?',
  network: 'inceptionv1',
  // The map is empty at first.
  blank: true,
  picker: 'network',
  question: {
    ask: ({ kernel, picture }) =>
      `Which of these maps will the kernel “${presets[kernel as PresetName].label}” write of ${nounOf(picture)}?`,
    options: optionsOf,
    when: (values) => optionsOf(values).length > 0,
  },
  idle: ({ kernel, picture }) => [
    ...(kernel === 'network' ? ['size', 'color', 'stride'] : []),
    ...(picture === 'photograph' ? [] : ['photograph']),
  ],
  kind: 'slide',
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
});
