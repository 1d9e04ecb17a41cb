/** What the reader can set in `learning-dynamics`, and the run that it gives. */
import {
  batch,
  halving,
  instances,
  paperModel,
  rateFrom,
  seed,
  sparsity,
  stepsFrom,
} from '#components/figure-kit/params/toy-params.ts';
import { choice, number, type Values } from '#lib/params/index.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';

export const params = {
  arrangement: choice({
    first: true,
    label: 'Features',
    help: 'Five features on their own in two dimensions, or six in three dimensions, of which three appear together and the other three too.',
    default: 'five',
    options: [
      { value: 'five', label: 'five, independent' },
      { value: 'sets', label: 'two sets of three' },
    ],
  }),
  start: number({
    first: true,
    label: 'First weights',
    help: 'How large the random weights at the start are, as a multiple of the usual (Xavier’s).',
    default: 0.1,
    min: 0.001,
    max: 3,
    step: 0.001,
    unit: '×',
    scale: 'log',
  }),
  sparsity,
  instances: { ...instances, default: 6, max: 12 },
  rate: rateFrom(0.001),
  halving: { ...halving, default: 0 },
  batch,
  steps: stepsFrom(8000),
  seed,
};

export type DynamicsValues = Values<typeof params>;

/** Each feature's set. */
const sets = [0, 0, 0, 1, 1, 1];

export function toConfig(values: DynamicsValues): ToyConfig {
  const { instances, rate, halving, batch, seed, start } = values;
  const inSets = values.arrangement === 'sets';
  const features = inSets ? 6 : 5;
  return {
    ...paperModel(),
    features,
    hidden: inSets ? 3 : 2,
    instances,
    importance: Array.from({ length: features }, () => 1),
    density: Array.from({ length: features }, () => 1 - values.sparsity),
    ...(inSets ? { groups: sets.map((set) => ({ set, side: 0 })) } : {}),
    batch,
    rate,
    halving,
    start: { scale: start, bias: 0 },
    seed,
  };
}
