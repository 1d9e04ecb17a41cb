/** What the reader can set in `examples-or-optimisation`, and the two runs that the settings describe. */
import { rate, seed, sizeFrom, stepsFrom } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { RangeConfig } from '#lib/optvis/range.ts';
import type { Values } from '#lib/params/index.ts';

export const params = {
  ...unitParams,
  size: sizeFrom(96),
  steps: stepsFrom(64),
  rate,
  seed,
};

export type ExamplesValues = Values<typeof params>;

export const runOf = ({ network, layer, unit, size, rate, seed }: ExamplesValues): RangeConfig['run'] => ({
  network,
  layer,
  unit,
  param: 'fourier',
  decorrelate: true,
  transforms: { jitter: 8, scale: 0.1, rotate: 10 },
  size,
  rate,
  seed,
});
