/** What the reader can set in `correlated-features`, and the run that it gives. */
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
import { choice, number, type Problem, type Values } from '#lib/params/index.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import {
  arrangements,
  groupsOf,
  mostDensity,
  type Arrangement,
  type ArrangementName,
} from './arrangements.ts';

export const params = {
  arrangement: choice({
    first: true,
    label: 'Features',
    help: 'How many features there are, and which of them appear together.',
    default: 'together' as ArrangementName,
    options: (Object.keys(arrangements) as ArrangementName[]).map((value) => ({
      value,
      label: arrangements[value].label,
    })),
  }),
  sparsity: {
    first: true,
    ...sparsity,
    help: 'The chance that a feature, or a set that appears together, is absent from a sample.',
  },
  rarity: number({
    label: 'First, how often',
    help: 'How often the first feature is present, as a multiple of the others; for “five, one rarer”.',
    default: 0.2,
    min: 0.05,
    max: 1,
    step: 0.05,
    unit: '×',
  }),
  instances: { ...instances, default: 8 },
  rate: rateFrom(0.003),
  halving,
  batch,
  steps: stepsFrom(4000),
  seed,
};

export type CorrelatedValues = Values<typeof params>;

export const arrangementOf = ({ arrangement }: Pick<CorrelatedValues, 'arrangement'>): Arrangement =>
  arrangements[arrangement];

export function toConfig(values: CorrelatedValues): ToyConfig {
  const arrangement = arrangementOf(values);
  const { features, hidden } = arrangement;
  const groups = groupsOf(arrangement);
  const density = 1 - values.sparsity;
  const { instances, rate, halving, batch, seed } = values;
  return {
    ...paperModel(),
    features,
    hidden,
    instances,
    importance: Array.from({ length: features }, () => 1),
    density: Array.from({ length: features }, (_, i) =>
      values.arrangement === 'rarer' && i === 0 ? density * values.rarity : density,
    ),
    ...(groups ? { groups } : {}),
    batch,
    rate,
    halving,
    seed,
  };
}

/** Features that exclude each other cannot both be present more than half the time. */
export function check(values: CorrelatedValues, asked: ReadonlySet<string>) {
  const least = 1 - mostDensity(arrangementOf(values));
  const problems: Problem[] = [];
  if (values.sparsity >= least) return { values, problems };
  if (asked.has('sparsity'))
    problems.push({
      name: 'sparsity',
      message: `Two features that exclude each other are absent at least half the time, so sparsity is ${least} instead of ${values.sparsity}.`,
    });
  return { values: { ...values, sparsity: least }, problems };
}
