/**
 * The life of this figure: that of every figure, and carrying on. A setting of how the models are trained may be changed
 * while the weights stay; the figure then says so, because a link cannot hold that history.
 */
import { FigureController } from '#components/figure/controller.svelte.ts';
import { joined } from '#lib/superposition/trainer.ts';
import { definition } from './definition.ts';
import { toConfig, type params, type TrainerValues } from './params.ts';

/** Settings that leave the weights their shape. */
const gentle: readonly string[] = [
  'sparsity',
  'sparsities',
  'importance',
  'importances',
  'rate',
  'halving',
  'batch',
] satisfies (keyof TrainerValues)[];

export function createTrainer() {
  let carryOn = $state(false);
  let carried = $state(false);
  /** The next run is to start from the present weights. */
  let asked = false;

  const figure: FigureController<typeof params, 'toy'> = new FigureController({
    ...definition,
    toConfig(values) {
      const config = toConfig(values);
      const now = figure.snapshot;
      const fits =
        now?.features === config.features &&
        now.hidden === config.hidden &&
        now.instances === config.instances;
      carried = asked && fits;
      asked = false;
      figure.note = carried
        ? 'This run was carried on from the weights of an earlier one. A link holds its settings only, and starts from the beginning.'
        : '';
      return carried && now ? { ...config, from: joined(now) } : config;
    },
    report(snapshot, values) {
      const { metrics, data } = definition.report(snapshot, values);
      return { metrics: snapshot ? { ...metrics, carriedOn: carried } : metrics, data };
    },
  });
  figure.message = 'Before the first step. Press play to train them here, in your browser.';

  return {
    figure,
    /** Whether changed settings leave the weights as they are, where they can. */
    get carryOn() {
      return carryOn;
    },
    set carryOn(on: boolean) {
      carryOn = on;
    },
    set(change: Partial<TrainerValues>) {
      const { step } = figure;
      asked =
        carryOn &&
        step > 0 &&
        !figure.snapshot?.stopped &&
        Object.keys(change).every((name) => gentle.includes(name));
      figure.set(change);
      if (asked)
        figure.message = `Settings changed: carried on from the weights of step ${step}, counting from 0 again.`;
    },
  };
}
