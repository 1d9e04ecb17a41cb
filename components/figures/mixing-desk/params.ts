/** What the reader can set in `mixing-desk`, and the one model that it trains. */
import * as shared from '#components/figure-kit/params/toy-params.ts';
import { choice, number, type Values } from '#lib/params/index.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';

export const params = {
  density: number({
    first: true,
    label: 'Density',
    help: 'The chance that a feature is there at all in a sample: 1 is always.',
    default: 0.05,
    min: 0.01,
    max: 1,
    step: 0.01,
    scale: 'log',
  }),
  hidden: number({
    first: true,
    label: 'Neurons',
    help: 'How wide the hidden layer is (m).',
    default: 8,
    min: 1,
    max: 16,
    step: 1,
  }),
  features: {
    ...shared.features,
    help: 'How many features (n) are to come through the hidden layer.',
    default: 16,
    min: 2,
    max: 24,
  },
  activation: choice({
    label: 'Hidden layer',
    help: 'Neurons with a ReLU, or a linear layer, whose axes mean nothing to the model.',
    default: 'relu',
    options: [
      { value: 'relu', label: 'ReLU' },
      { value: 'linear', label: 'linear' },
    ],
  }),
  importance: { ...shared.importance, default: 0.9 },
  seed: shared.seed,
  rate: shared.rateFrom(0.01),
  halving: { ...shared.halving, default: 1500 },
  batch: { ...shared.batch, default: 256 },
  steps: shared.stepsFrom(6000),
};

export type DeskValues = Values<typeof params>;

/**
 * x' = ReLU(W'h + b) with h = ReLU(Wx) or Wx, asked for max(0, x). The inputs take both signs, because of positive ones that are
 * always there a hidden ReLU has nothing to cut.
 */
export function toConfig(values: DeskValues): ToyConfig {
  const { density, hidden, features, activation, importance, rate, halving, batch, seed } = values;
  return {
    features,
    hidden,
    instances: 1,
    importance: shared.decaying(features, importance),
    density: Array<number>(features).fill(density),
    weights: 'tied',
    hiddenActivation: activation,
    outputActivation: 'relu',
    inputs: 'signed',
    target: 'positive',
    sampling: 'random',
    weightDecay: 0,
    batch,
    rate,
    halving,
    seed,
  };
}
