/** One run of toy models as an Experiment. */
import type { Experiment } from '../experiment.ts';
import type { ToyConfig, ToySnapshot } from './config.ts';
import { split, type Trainer } from './trainer.ts';
import { createTypedArrays } from './typed-arrays.ts';

/** The state of `trainer` as typed arrays that the caller owns. */
export async function snapshotOf(config: ToyConfig, trainer: Trainer): Promise<ToySnapshot> {
  const { features, hidden, instances } = config;
  const weights = await trainer.weights();
  const { steps: step, engine, stopped } = trainer;
  return {
    step,
    engine,
    features,
    hidden,
    instances,
    ...split(config, weights),
    ...trainer.log.read(),
    ...(stopped ? { stopped } : {}),
  };
}

/** Throws a sentence for a config that cannot be run. */
export function openToy(config: ToyConfig): Experiment<ToySnapshot> {
  const trainer = createTypedArrays(config);
  return {
    step: () => {
      trainer.step();
    },
    get steps() {
      return trainer.steps;
    },
    read: () => snapshotOf(config, trainer),
    dispose: () => {
      trainer.dispose();
    },
  };
}
