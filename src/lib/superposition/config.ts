/**
 * What a run of toy models is made of: how features are drawn, what the model may do, how it is trained. Everything is
 * numbers and words, so that a config crosses to the worker, and with its seed it determines the run.
 * Source: Elhage et al. 2022, "Toy Models of Superposition".
 */

/** The widest models that the engines take. */
export const limits = { features: 400, hidden: 64, batch: 4096 } as const;

export interface ToyConfig {
  /** n: features a model is to represent. */
  features: number;
  /** m: dimensions it has for them. */
  hidden: number;
  /** Models that train together, each from its own seed and on its own samples. */
  instances: number;
  /** Weight of a feature's error in the loss, [feature] for all models alike or [instance][feature]. */
  importance: readonly number[];
  /** Chance that a feature is not zero, [feature] or [instance][feature]. */
  density: readonly number[];
  /**
   * Which features appear together: those with the same `set` number share one draw; among these, equal `side` means present
   * together, different sides exclude each other. Absent where all are independent.
   */
  groups?: readonly { set: number; side: number }[];
  /** `tied`: x' = f(D·h + b), h = E'x with E = D (the paper's W'W). `untied`: E and D are learned apart. */
  weights: 'tied' | 'untied';
  /** What becomes of the hidden layer: `relu` makes its neurons a privileged basis. */
  hiddenActivation: 'linear' | 'relu';
  outputActivation: 'linear' | 'relu';
  /** Present features are uniform on [0, 1), or on [-1, 1). */
  inputs: 'positive' | 'signed';
  /** What the output should be: the input, its absolute value, or its positive part, max(0, x). */
  target: 'identity' | 'absolute' | 'positive';
  /** Samples a step, of each model. */
  batch: number;
  /**
   * `random`: presence is drawn. `patterns`: sample s has the pattern of presence s mod 2^n, weighed by that pattern's
   * probability; the expectation is the same and the noise far smaller. For n up to 4.
   */
  sampling: 'random' | 'patterns';
  /** Adam's rate at the start, and steps in which it halves (0: never). */
  rate: number;
  halving: number;
  /** Decoupled, as in AdamW. */
  weightDecay: number;
  /**
   * Where it differs from Xavier's normal start with biases of zero: a factor of its numbers (from small ones, features are learned
   * one after the other), and every bias.
   */
  start?: { scale: number; bias: number };
  seed: number;
  /** Weights to start from, [instance][parameter], instead of those that the seed gives. */
  from?: Float32Array;
}

export type Engine = 'typed arrays' | 'tensors' | 'WGSL';

export interface ToySnapshot {
  step: number;
  engine: Engine;
  features: number;
  hidden: number;
  instances: number;
  /** Encoder directions, [instance][feature][hidden]; of tied models the only ones (the paper's columns of W). */
  W: Float32Array;
  /** Decoder directions, [instance][feature][hidden]; the same array as `W` for tied models. */
  decoder: Float32Array;
  /** [instance][feature] */
  b: Float32Array;
  /** Loss of each model, sum over features of importance times squared error, mean over the last steps' samples. */
  loss: Float32Array;
  /** The loss at `curveSteps`, [point][instance]. */
  curve: Float32Array;
  curveSteps: Float32Array;
  /** Why the run stopped by itself; the weights are then the last good ones. */
  stopped?: string;
}

/** Numbers of one model: encoder, decoder where it is apart, biases. */
export const parametersOf = ({ features, hidden, weights }: ToyConfig): number =>
  features * hidden * (weights === 'untied' ? 2 : 1) + features;

/** [instance][feature] of a table that may hold one row for all. */
export function spread(row: readonly number[], { features, instances }: ToyConfig): Float32Array {
  if (row.length !== features && row.length !== features * instances)
    throw new Error(
      `A table of ${row.length} numbers fits neither ${features} features nor ${instances} models.`,
    );
  return Float32Array.from({ length: features * instances }, (_, i) => row[i % row.length]!);
}

/** A sentence for what no engine can run. */
export function problemOf(config: ToyConfig): string | undefined {
  const { features, hidden, instances, batch, rate, sampling, density, groups } = config;
  const whole = (value: number, name: string, most: number) =>
    Number.isInteger(value) && value >= 1 && value <= most
      ? undefined
      : `The number of ${name} must be a whole number from 1 to ${most}, not ${value}.`;
  return (
    whole(features, 'features', limits.features) ??
    whole(hidden, 'dimensions', limits.hidden) ??
    whole(batch, 'samples a step', limits.batch) ??
    whole(instances, 'models', 100_000) ??
    (rate >= 0 && Number.isFinite(rate)
      ? undefined
      : `The learning rate must be a number from 0, not ${rate}.`) ??
    (density.every((p) => p >= 0 && p <= 1) ? undefined : 'A density must be a number from 0 to 1.') ??
    (groups && groups.length !== features
      ? `There are groups for ${groups.length} features, not for ${features}.`
      : groups?.some(({ set }) => !Number.isInteger(set) || set < 0 || set >= features)
        ? `Sets are numbered from 0 to ${features - 1}.`
        : undefined) ??
    (sampling === 'patterns' && (features > 4 || groups)
      ? 'Every pattern can be visited for 4 independent features at most.'
      : sampling === 'patterns' && batch % 2 ** features !== 0
        ? `Every pattern is visited equally often only with a multiple of ${2 ** features} samples a step.`
        : undefined)
  );
}
