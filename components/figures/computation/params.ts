/** What the reader can set in `computation`, and the models that are trained together. */
import * as shared from '#components/figure-kit/params/toy-params.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import { number, type Values } from '#lib/params/index.ts';

/** The paper's densities, from features that are always there to rare ones. */
export const densities = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001] as const;

export const params = {
  features: {
    first: true,
    ...shared.features,
    help: 'How many inputs (n) are to be made absolute.',
    default: 20,
    max: 100,
  },
  hidden: number({
    first: true,
    label: 'Neurons',
    help: 'How many hidden ReLU neurons (m) a model has for them; one feature alone needs two.',
    default: 10,
    min: 1,
    max: 40,
    step: 1,
  }),
  importance: { ...shared.importance, default: 0.6 },
  restarts: number({
    label: 'Restarts',
    help: 'Models trained for each density; the one with the smallest loss is shown.',
    default: 2,
    min: 1,
    max: 8,
    step: 1,
  }),
  seed: shared.seed,
  rate: shared.rateFrom(0.003),
  halving: { ...shared.halving, default: 1500 },
  batch: { ...shared.batch, default: 256 },
  steps: shared.stepsFrom(3000),
};

export type ComputationValues = Values<typeof params>;

/** The size of the paper's own figure. */
export const paperSize = {
  features: 100,
  hidden: 40,
  importance: 0.8,
} as const satisfies Partial<ComputationValues>;

/**
 * Small first weights and biases above zero: from the usual start, outputs of rare features are soon pushed below their
 * ReLU by others and learn nothing from then on.
 */
const start = { scale: 0.3, bias: 0.1 };

/** Models in the order [density][restart]. */
export function toConfig(values: ComputationValues): ToyConfig {
  const { features, hidden, importance, restarts, seed, rate, halving, batch } = values;
  return {
    features,
    hidden,
    instances: densities.length * restarts,
    importance: shared.decaying(features, importance),
    density: densities.flatMap((density) => Array<number>(features * restarts).fill(density)),
    weights: 'untied',
    hiddenActivation: 'relu',
    outputActivation: 'relu',
    inputs: 'signed',
    target: 'absolute',
    sampling: 'random',
    weightDecay: 0,
    start,
    batch,
    rate,
    halving,
    seed,
  };
}

/** What the reader may expect before pressing play. */
export const guesses = [
  { value: 'one', label: 'one, as before' },
  { value: 'several', label: 'several' },
  { value: 'none', label: 'fewer neurons read any' },
] as const;
