/** What the reader can set in `regularization-lab`, and the six runs that step together: one unit, six recipes. */
import {
  rate,
  seed,
  sign,
  sizeFrom,
  stepsFrom,
  toTransforms,
  transformParams,
} from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { OptvisConfig, RenderConfig } from '#lib/optvis/config.ts';
import { number, type Values } from '#lib/params/index.ts';

export const params = {
  ...unitParams,
  variation: number({
    first: true,
    label: 'Total variation',
    help: 'Price of differences between neighboring pixels, where penalties are used. At 2, a mean difference of one percent costs two percent of the objective.',
    default: 2,
    min: 0,
    max: 10,
    step: 0.1,
    group: 'Penalties',
  }),
  blur: number({
    first: true,
    label: 'Blur',
    help: 'Price of what a slight blur takes away, squared, where penalties are used. At 30, a mean square of one percent costs thirty percent of the objective.',
    default: 30,
    min: 0,
    max: 200,
    step: 1,
    group: 'Penalties',
  }),
  ...transformParams,
  sign: { ...sign, group: 'Run' },
  size: { ...sizeFrom(96), group: 'Run' },
  steps: { ...stepsFrom(64), group: 'Run' },
  rate: { ...rate, group: 'Run' },
  seed: { ...seed, group: 'Run' },
};

export type RegularizationLabValues = Values<typeof params>;

interface Recipe extends Pick<RenderConfig, 'param' | 'decorrelate'> {
  id: string;
  label: string;
  penalties: boolean;
  transforms: boolean;
}

const pixels = { param: 'pixels', decorrelate: false, penalties: false, transforms: false } as const;

/** In the order of the figure: each of the second to the fifth adds one thing, the sixth has them all. */
export const recipes: readonly Recipe[] = [
  { ...pixels, id: 'pixels', label: 'Pixels alone' },
  { ...pixels, id: 'penalties', label: 'Pixels, penalties', penalties: true },
  { ...pixels, id: 'transforms', label: 'Pixels, transforms', transforms: true },
  { ...pixels, id: 'waves', label: 'Fourier, RGB', param: 'fourier' },
  { ...pixels, id: 'fourier', label: 'Fourier, decorrelated', param: 'fourier', decorrelate: true },
  {
    id: 'everything',
    label: 'Everything',
    param: 'fourier',
    decorrelate: true,
    penalties: true,
    transforms: true,
  },
];

/** Rings of frequency in which the spectra are told. */
export const rings = 16;

export function toConfig(values: RegularizationLabValues): OptvisConfig {
  const { network, layer, unit, size, rate, seed } = values;
  const sign = values.sign === 'negative' ? -1 : 1;
  return {
    runs: recipes.map(({ param, decorrelate, penalties, transforms }) => ({
      network,
      layer,
      unit,
      objective: 'channel',
      sign,
      param,
      decorrelate,
      transforms: transforms ? toTransforms(values) : null,
      ...(penalties && { penalties: { tv: values.variation, blur: values.blur }, relative: true }),
      size,
      rate,
      seed,
      rings,
    })),
  };
}
