/** What the reader can set in `sparsity-sweep`: one model for each of a row of densities, all else alike. */
import {
  activation,
  batch,
  decaying,
  features,
  halving,
  hidden,
  importance,
  paperModel,
  rateFrom,
  seed,
  stepsFrom,
} from '#components/figure-kit/params/toy-params.ts';
import { densitiesDown, eachDensity } from '#lib/superposition/densities.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import { number, type Values } from '#lib/params/index.ts';

export const params = {
  features: { first: true, ...features, default: 20, max: 60 },
  hidden: { ...hidden, default: 5 },
  importance: { ...importance, default: 0.7 },
  activation,
  models: number({
    label: 'Models',
    help: 'How many densities, evenly spread from always present down to the lowest density.',
    default: 10,
    min: 1,
    max: 20,
    step: 1,
  }),
  density: number({
    first: true,
    label: 'Lowest density',
    help: 'The chance that a feature is present, for the model in which features are rarest.',
    default: 0.001,
    min: 0.001,
    max: 1,
    step: 0.001,
    scale: 'log',
  }),
  rate: rateFrom(0.005),
  halving,
  batch,
  steps: stepsFrom(3000),
  seed,
};

export type SweepValues = Values<typeof params>;

export const densitiesOf = ({ models, density }: SweepValues): number[] => densitiesDown(models, density);

export function toConfig(values: SweepValues): ToyConfig {
  const { features, hidden, importance, activation, models, rate, halving, batch, seed } = values;
  return {
    ...paperModel(activation),
    features,
    hidden,
    instances: models,
    importance: decaying(features, importance),
    density: eachDensity(densitiesOf(values), features),
    batch,
    rate,
    halving,
    seed,
  };
}
