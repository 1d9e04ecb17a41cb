/** What the reader can set in `superposition-trainer`, the config of a run, and the settings that the buttons give. */
import * as toy from '#components/figure-kit/params/toy-params.ts';
import type { Problem, Values } from '#lib/params/index.ts';
import { first, choice, defaults, text } from '#lib/params/index.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import { eachOf, eachText, readEach } from './each.ts';

/** Importance that a single feature can be given. */
export const importanceRange = { min: 0.01, max: 10 } as const;

const eachForm = 'a list of features and their values, such as 2:0.5,4:0.9';

export const params = {
  features: first(toy.features),
  hidden: toy.hidden,
  sparsity: first(toy.sparsity),
  importance: toy.importance,
  activation: toy.activation,
  correlation: choice({
    label: 'Features appear',
    help: 'Each by itself; two by two, always together; or two by two, never together (each is then absent at least half of the time).',
    default: 'none',
    options: [
      { value: 'none', label: 'independently' },
      { value: 'pairs', label: 'in pairs, together' },
      { value: 'opposite', label: 'in pairs, never together' },
    ],
  }),
  instances: toy.instances,
  steps: toy.stepsFrom(3000),
  rate: toy.rateFrom(0.01),
  halving: toy.halving,
  batch: toy.batch,
  seed: toy.seed,
  importances: text({
    label: 'Importance of single features',
    help: 'Features that count otherwise than the decay says.',
    default: '',
    read: (list) => readEach(list, toy.features.max, importanceRange.min, importanceRange.max),
    form: eachForm,
  }),
  sparsities: text({
    label: 'Sparsity of single features',
    help: 'Features that are rarer, or less rare, than the others.',
    default: '',
    read: (list) => readEach(list, toy.features.max, toy.sparsity.min, toy.sparsity.max),
    form: eachForm,
  }),
};

export type TrainerValues = Values<typeof params>;

/** Importance and sparsity of each feature. */
export function eachFeature(values: TrainerValues): { importance: number[]; sparsity: number[] } {
  const importances = eachOf(values.importances);
  const sparsities = eachOf(values.sparsities);
  return {
    importance: toy
      .decaying(values.features, values.importance)
      .map((usual, i) => importances.get(i) ?? usual),
    sparsity: Array.from({ length: values.features }, (_, i) => sparsities.get(i) ?? values.sparsity),
  };
}

export function toConfig(values: TrainerValues): ToyConfig {
  const { features, hidden, activation, correlation, instances, rate, halving, batch, seed } = values;
  const { importance, sparsity } = eachFeature(values);
  return {
    ...toy.paperModel(activation),
    features,
    hidden,
    instances,
    importance,
    density: sparsity.map((chance) => 1 - chance),
    ...(correlation !== 'none' && {
      groups: Array.from({ length: features }, (_, i) => ({
        set: i >> 1,
        side: correlation === 'opposite' ? i % 2 : 0,
      })),
    }),
    batch,
    rate,
    halving,
    seed,
  };
}

/** Two features that are never present together are each present half of the time at most. */
const rarest = 0.5;

export function check(values: TrainerValues): { values: TrainerValues; problems: Problem[] } {
  if (values.correlation !== 'opposite') return { values, problems: [] };
  const sparsities = eachText(
    [...eachOf(values.sparsities)].map(([i, chance]) => [i, Math.max(rarest, chance)]),
  );
  if (values.sparsity >= rarest && sparsities === values.sparsities) return { values, problems: [] };
  const message = `Features that are never present together are each absent at least half of the time: sparsity is ${rarest} now.`;
  return {
    values: { ...values, sparsity: Math.max(rarest, values.sparsity), sparsities },
    problems: [{ name: 'sparsity', message }],
  };
}

/** Settings with a name; what a preset leaves out is as at first. */
export const presets: readonly { label: string; settings: Partial<TrainerValues> }[] = [
  { label: 'Digon', settings: { features: 2, hidden: 1 } },
  { label: 'Pentagon', settings: {} },
  { label: 'Octahedron of three digons', settings: { features: 6, hidden: 3, sparsity: 0.99 } },
  { label: 'Square antiprism', settings: { features: 8, hidden: 3, sparsity: 0.99 } },
  { label: 'Correlated pairs', settings: { features: 4, hidden: 2, correlation: 'pairs' } },
];

/** Every setting of a preset but the seed. */
export function settingsOf(settings: Partial<TrainerValues>): Partial<TrainerValues> {
  const { seed: _, ...usual } = defaults(params);
  return { ...usual, ...settings };
}
