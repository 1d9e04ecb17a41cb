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

/** `trainer` must be one for `config`. Throws a sentence for a config that cannot be run. */
export function openToy(
  config: ToyConfig,
  trainer: Trainer = createTypedArrays(config),
): Experiment<ToySnapshot> {
  return {
    plain: trainer.engine === 'typed arrays',
    step: () => {
      trainer.step();
    },
    ...(trainer.advance ? { advance: (count: number) => trainer.advance!(count) } : {}),
    get steps() {
      return trainer.steps;
    },
    read: () => snapshotOf(config, trainer),
    dispose: () => {
      trainer.dispose();
    },
  };
}
