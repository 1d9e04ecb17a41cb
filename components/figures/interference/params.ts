/** What the reader can set in `interference`, and the models that are trained together. */
import * as shared from '#components/figure-kit/params/toy-params.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import { number, type Values } from '#lib/params/index.ts';

/** From features that are always there to rare ones. */
export const densities = [1, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01] as const;

export const params = {
  strength: number({
    first: true,
    label: 'Attack length',
    help: 'How long the change of the input is, as a part of the mean length of the inputs. Needs no new training.',
    default: 0.1,
    min: 0,
    max: 0.8,
    step: 0.01,
    // The attack comes after training: the models stay.
    redraws: true,
  }),
  // The attacks of more features would take too long between two pictures.
  features: { ...shared.features, default: 20, max: 60 },
  hidden: { ...shared.hidden, default: 5 },
  importance: shared.importance,
  seed: shared.seed,
  rate: shared.rateFrom(0.003),
  halving: { ...shared.halving, default: 500 },
  batch: { ...shared.batch, default: 256 },
  steps: shared.stepsFrom(2000),
};

export type InterferenceValues = Values<typeof params>;

/** Models in the order of `densities`. How they are attacked is no part of it. */
export function toConfig(values: InterferenceValues): ToyConfig {
  const { features, hidden, importance, seed, rate, halving, batch } = values;
  return {
    ...shared.paperModel(),
    features,
    hidden,
    instances: densities.length,
    importance: shared.decaying(features, importance),
    density: densities.flatMap((density) => Array<number>(features).fill(density)),
    batch,
    rate,
    halving,
    seed,
  };
}

/** What the reader may expect before pressing play. */
export const guesses = [
  { value: 'easier', label: 'easier' },
  { value: 'same', label: 'about the same' },
  { value: 'harder', label: 'harder' },
] as const;
