/** A table of toy models that together use every option of `ToyConfig`, for comparing the engines. */
import type { ToyConfig } from '#lib/superposition/config.ts';

const ramp = (n: number, base: number): number[] => Array.from({ length: n }, (_, i) => base ** i);

const plain: ToyConfig = {
  features: 5,
  hidden: 2,
  instances: 3,
  importance: ramp(5, 0.9),
  density: ramp(5, 0.8),
  weights: 'tied',
  hiddenActivation: 'linear',
  outputActivation: 'relu',
  inputs: 'positive',
  target: 'identity',
  sampling: 'random',
  batch: 64,
  rate: 0.01,
  halving: 0,
  weightDecay: 0,
  seed: 7,
};
const with_ = (change: Partial<ToyConfig>): ToyConfig => ({ ...plain, ...change });

export const toyConfigs: Record<string, ToyConfig> = {
  plain,
  linear: with_({ outputActivation: 'linear', halving: 40, weightDecay: 0.1 }),
  'absolute value': with_({
    features: 8,
    hidden: 6,
    importance: ramp(8, 0.8),
    weights: 'untied',
    hiddenActivation: 'relu',
    inputs: 'signed',
    target: 'absolute',
    // More parameters than a workgroup has threads.
    batch: 96,
    density: Array<number>(8).fill(0.3),
  }),
  'positive part': with_({ hidden: 3, hiddenActivation: 'relu', inputs: 'signed', target: 'positive' }),
  groups: with_({
    features: 6,
    hidden: 3,
    importance: ramp(6, 1),
    density: Array<number>(6).fill(0.3),
    groups: [0, 0, 1, 1, 2, 2].map((set, i) => ({ set, side: set === 2 ? i % 2 : 0 })),
  }),
  patterns: with_({
    features: 2,
    hidden: 1,
    instances: 4,
    importance: [1, 1, 1, 0.5, 1, 2, 1, 9],
    density: [0.1, 0.1, 0.9, 0.9, 0.01, 0.01, 0.5, 0.5],
    sampling: 'patterns',
    batch: 64,
  }),
  wide: with_({
    features: 40,
    hidden: 7,
    instances: 1,
    importance: ramp(40, 0.95),
    density: Array<number>(40).fill(0.1),
    batch: 100,
  }),
  'one feature': with_({ features: 1, hidden: 1, importance: [1], density: [1], batch: 1 }),
  'more dimensions than features': with_({
    features: 3,
    hidden: 9,
    instances: 2,
    importance: ramp(3, 1),
    density: Array<number>(3).fill(0.001),
    weights: 'untied',
  }),
};
