/** What the reader can set in `feature-geometry`: features that count alike, in models that differ in how rare they are. */
import {
  batch,
  decaying,
  features,
  halving,
  hidden,
  paperModel,
  rateFrom,
  seed,
  stepsFrom,
} from '#components/figure-kit/params/toy-params.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import { densitiesDown, eachDensity } from '#lib/superposition/densities.ts';
import { number, type Values } from '#lib/params/index.ts';

const mostModels = 20;

export const params = {
  features: { first: true, ...features, default: 48, max: 400 },
  hidden: { ...hidden, default: 8 },
  models: number({
    label: 'Models',
    help: 'How many densities, evenly spread from always present down to the lowest density.',
    default: 16,
    min: 1,
    max: mostModels,
    step: 1,
  }),
  density: number({
    first: true,
    label: 'Lowest density',
    help: 'The chance that a feature is present, for the model in which features are rarest.',
    default: 0.15,
    min: 0.001,
    max: 1,
    step: 0.001,
    scale: 'log',
  }),
  model: number({
    label: 'Model looked into',
    help: 'Which of the models has its directions drawn, counted from the densest.',
    default: 10,
    min: 1,
    max: mostModels,
    step: 1,
    // Another look at the same run.
    redraws: true,
    hidden: true,
  }),
  rate: rateFrom(0.005),
  halving: { ...halving, default: 300 },
  batch: { ...batch, default: 256 },
  steps: stepsFrom(1000),
  seed,
};

export type GeometryValues = Values<typeof params>;

/** The setting of the recorded run: the paper's notebook has as many features, dimensions and models, and trains longer. */
export const paperSetting = {
  features: 200,
  hidden: 20,
  models: 20,
  density: 0.05,
  rate: 0.003,
  halving: 800,
  batch: 256,
  steps: 4000,
} as const satisfies Partial<GeometryValues>;

export const densitiesOf = ({ models, density }: Pick<GeometryValues, 'models' | 'density'>): number[] =>
  densitiesDown(models, density);

/** Index of the model that is looked into. */
export const modelIndex = ({ model, models }: Pick<GeometryValues, 'model' | 'models'>): number =>
  Math.min(model, models) - 1;

export function toConfig(values: GeometryValues): ToyConfig {
  const { features, hidden, models, rate, halving, batch, seed } = values;
  return {
    ...paperModel(),
    features,
    hidden,
    instances: models,
    importance: decaying(features, 1),
    density: eachDensity(densitiesOf(values), features),
    batch,
    rate,
    halving,
    seed,
  };
}
