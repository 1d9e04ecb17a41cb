/** What the reader can set in `regularization-lab`, and the four runs that step together: one unit, four recipes. */
import { rate, seed, sign, sizeFrom, stepsFrom } from '#components/figure/run-params.ts';
import { unitParams } from '#components/figure/unit-params.ts';
import type { OptvisConfig, RenderConfig } from '#lib/optvis/config.ts';
import type { Values } from '#lib/params/index.ts';

export const params = {
  ...unitParams,
  sign,
  size: sizeFrom(96),
  steps: stepsFrom(64),
  rate,
  seed,
};

export type RegularizationLabValues = Values<typeof params>;

type Recipe = { id: string; label: string } & Pick<RenderConfig, 'param' | 'decorrelate' | 'transforms'>;

const nudged = { jitter: 8, scale: 0.1, rotate: 10 };

/** In the order of the figure. */
export const recipes: readonly Recipe[] = [
  { id: 'pixels', label: 'Pixels alone', param: 'pixels', decorrelate: false, transforms: null },
  {
    id: 'transforms',
    label: 'Pixels, with transforms',
    param: 'pixels',
    decorrelate: false,
    transforms: nudged,
  },
  { id: 'fourier', label: 'Fourier alone', param: 'fourier', decorrelate: true, transforms: null },
  { id: 'all', label: 'Fourier, with transforms', param: 'fourier', decorrelate: true, transforms: nudged },
];

export function toConfig(values: RegularizationLabValues): OptvisConfig {
  const { network, layer, unit, size, rate, seed } = values;
  const sign = values.sign === 'negative' ? -1 : 1;
  return {
    runs: recipes.map(({ param, decorrelate, transforms }) => ({
      network,
      layer,
      unit,
      objective: 'channel',
      sign,
      param,
      decorrelate,
      transforms,
      size,
      rate,
      seed,
    })),
  };
}
