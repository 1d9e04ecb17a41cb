/** What the reader can set in `unit-mixer`, and the runs that the settings describe: two units, and how they are mixed. */
import { rate, seed, sizeFrom, stepsFrom } from '#components/figure-kit/params/run-params.ts';
import { checkUnit, unitParams } from '#components/figure-kit/params/unit-params.ts';
import { channelsOf, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { OptvisConfig, RenderConfig } from '#lib/optvis/config.ts';
import { choice, number, type Problem, type Values } from '#lib/params/index.ts';
import { grids } from './grid.ts';

export const params = {
  ...unitParams,
  unit: { ...unitParams.unit, label: 'First unit' },
  other: number({
    label: 'Second unit',
    help: 'The number of the second channel, in the same layer.',
    default: grids.resnet50.units[1],
    min: 0,
    max: 2047,
    step: 1,
    hidden: true,
  }),
  mode: choice({
    first: true,
    label: 'Mixture',
    help: 'Excite both; excite the first and silence the second; or go from one to the other in five pictures.',
    default: 'sum',
    options: [
      { value: 'sum', label: 'sum' },
      { value: 'difference', label: 'difference' },
      { value: 'interpolation', label: 'between' },
    ],
    aliases: { '+': 'sum', plus: 'sum', '-': 'difference', minus: 'difference', between: 'interpolation' },
  }),
  balance: number({
    first: true,
    label: 'Balance',
    help: 'Which unit counts more, in a sum or a difference: at −1 only the first, at 1 only the second.',
    default: 0,
    min: -1,
    max: 1,
    step: 0.05,
  }),
  alignment: number({
    label: 'Alignment',
    help: 'How strongly neighbors in the row of five are made to resemble each other.',
    default: 1,
    min: 0,
    max: 4,
    step: 0.1,
  }),
  size: sizeFrom(64),
  steps: stepsFrom(64),
  rate,
  seed,
};

export type UnitMixerValues = Values<typeof params>;

/** Pictures in a row from one unit to the other. */
export const places = 5;

/**
 * Alignment compares squared activations and the objective does not square them, so what weighs the same differs with their
 * size: those of InceptionV1 are some sixty times as large as those of ResNet-50.
 */
const alignmentUnit: Readonly<Record<NetworkId, number>> = { resnet50: 0.3, inceptionv1: 0.005 };

type Mixture = readonly [number, number];

/** The weights of both units in every picture of the figure, in order. */
export function mixturesOf({ mode, balance }: Pick<UnitMixerValues, 'mode' | 'balance'>): Mixture[] {
  if (mode === 'interpolation')
    return Array.from({ length: places }, (_, k) => [1 - k / (places - 1), k / (places - 1)]);
  const sign = mode === 'difference' ? -1 : 1;
  return [
    [1, 0],
    [1 - balance, sign * (1 + balance)],
    [0, 1],
  ];
}

/** Sums and differences are runs of one picture each, from the same noise; a row is one run, so that neighbors can agree. */
export function toConfig(values: UnitMixerValues): OptvisConfig {
  const { network, layer, unit, other, mode, alignment, size, rate, seed } = values;
  const run = (...weights: Mixture[]): RenderConfig => ({
    network,
    layer,
    unit,
    joint: { layer, unit: other, weights },
    objective: 'channel',
    sign: 1,
    param: 'fourier',
    decorrelate: true,
    transforms: { jitter: 8, scale: 0.1, rotate: 10 },
    size,
    rate,
    seed,
  });
  const mixtures = mixturesOf(values);
  if (mode !== 'interpolation') return { runs: mixtures.map((pair) => run(pair)) };
  const row = { batch: places, alignment: alignment * alignmentUnit[network] };
  return { runs: [{ ...run(...mixtures), ...row }] };
}

/** As for every unit, and the same for the second one. */
export function check(
  values: UnitMixerValues,
  asked: ReadonlySet<string>,
): { values: UnitMixerValues; problems: Problem[] } {
  const first = checkUnit(values, asked);
  const { network, layer } = first.values;
  const channels = channelsOf(network, layer) ?? 0;
  const grid = grids[network];
  let { other } = values;
  // A layer that was put in place of another comes with its pair.
  if (layer !== values.layer && !asked.has('other')) other = grid.units[1];
  if (other < channels) return { ...first, values: { ...first.values, other } };
  const instead = layer === grid.layer ? grid.units[1] : 0;
  const problem = {
    name: 'other',
    message: `Layer ${layer} of ${networkTitles[network]} has units 0 to ${channels - 1}, so there is no unit ${other}; mixing in unit ${instead} instead.`,
  };
  return {
    values: { ...first.values, other: instead },
    problems: asked.has('other') ? [...first.problems, problem] : first.problems,
  };
}
