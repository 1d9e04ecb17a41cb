/** The params that figures of toy models share, and the config of a run that they give. Their names are public. */
import { limits, type ToyConfig } from '#lib/superposition/config.ts';
import { choice, number } from '#lib/params/index.ts';

export const features = number({
  label: 'Features',
  help: 'How many features (n) a model is to represent.',
  default: 5,
  min: 1,
  max: 200,
  step: 1,
});

export const hidden = number({
  label: 'Dimensions',
  help: 'How many dimensions (m) it has for them.',
  default: 2,
  min: 1,
  max: 30,
  step: 1,
});

export const sparsity = number({
  label: 'Sparsity',
  help: 'The chance that a feature is zero in a sample.',
  default: 0.95,
  min: 0,
  max: 0.999,
  step: 0.001,
});

export const importance = number({
  label: 'Importance decay',
  help: 'Each feature counts this many times as much in the loss as the one before it.',
  default: 1,
  min: 0.1,
  max: 1,
  step: 0.01,
});

export const activation = choice({
  label: 'Activation',
  help: 'Where the model has a ReLU: at its output, nowhere, or at its output and its hidden neurons.',
  default: 'relu',
  options: [
    { value: 'relu', label: 'ReLU output' },
    { value: 'linear', label: 'linear' },
    { value: 'hidden-relu', label: 'ReLU hidden and output' },
  ],
});

export const instances = number({
  label: 'Models',
  help: 'How many models train together, each from its own seed.',
  default: 8,
  min: 1,
  max: 64,
  step: 1,
});

/** Adam's rate at the start; `first` is the default. */
export const rateFrom = (first: number) =>
  number({
    label: 'Learning rate',
    help: 'How large a step of Adam is at the start.',
    default: first,
    min: 0.0001,
    max: 10,
    step: 0.0001,
    scale: 'log',
    group: 'Training',
  });

export const halving = number({
  label: 'Rate halves every',
  help: 'The learning rate falls to half every so many steps; 0 keeps it as it is.',
  default: 1000,
  min: 0,
  max: 100_000,
  step: 100,
  unit: 'steps',
  group: 'Training',
});

export const batch = number({
  label: 'Batch',
  help: 'Samples a step, for each model.',
  default: 512,
  min: 1,
  max: limits.batch,
  step: 1,
  group: 'Training',
});

/** Steps of training; `first` is the default. */
export const stepsFrom = (first: number) =>
  number({
    label: 'Steps',
    help: 'How many steps to train before stopping.',
    default: first,
    min: 1,
    max: 100_000,
    step: 1,
    group: 'Training',
  });

export const seed = number({
  label: 'Seed',
  help: 'Chooses the first weights and the samples; the same seed gives the same run.',
  default: 1,
  min: 0,
  max: 1_000_000,
  step: 1,
});

export type Activation = 'relu' | 'linear' | 'hidden-relu';

/** Importance 1, d, d², ... */
export const decaying = (count: number, decay: number): number[] =>
  Array.from({ length: count }, (_, i) => decay ** i);

/** The paper's model: x' = ReLU(W'Wx + b), features independent and uniform on [0, 1). */
export const paperModel = (activation: Activation = 'relu') =>
  ({
    weights: 'tied',
    hiddenActivation: activation === 'hidden-relu' ? 'relu' : 'linear',
    outputActivation: activation === 'linear' ? 'linear' : 'relu',
    inputs: 'positive',
    target: 'identity',
    sampling: 'random',
    weightDecay: 0,
  }) as const satisfies Partial<ToyConfig>;
