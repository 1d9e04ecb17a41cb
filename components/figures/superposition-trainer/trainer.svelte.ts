/**
 * The life of this figure: that of every figure, and carrying on. A setting of how the models are trained may be changed
 * while the weights stay; the figure then says so, because a link cannot hold that history.
 */
import { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { joined } from '#lib/superposition/trainer.ts';
import definition from './figure.ts';
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

export class Trainer extends FigureController<typeof params, 'toy'> {
  /** Whether changed settings leave the weights as they are, where they can. */
  carryOn = $state(false);
  private carried = false;
  /** The next run is to start from the present weights. */
  private wanted = false;
  override readonly definition = {
    ...definition,
    report: (...run: Parameters<typeof definition.report>) => {
      const { metrics, data } = definition.report(...run);
      return { metrics: run[0] ? { ...metrics, carriedOn: this.carried } : metrics, data };
    },
  };

  constructor() {
    super(definition);
    this.message = 'Before the first step. Press play to train them here, in your browser.';
  }

  override set(change: Partial<TrainerValues>): void {
    const { step } = this;
    this.wanted =
      this.carryOn &&
      step > 0 &&
      !this.snapshot?.stopped &&
      Object.keys(change).every((name) => gentle.includes(name));
    super.set(change);
    if (this.wanted)
      this.message = `Settings changed: carried on from the weights of step ${step}, counting from 0 again.`;
  }

  protected override toConfig() {
    const now = this.snapshot;
    const wanted = this.wanted;
    this.wanted = false;
    const config = toConfig(this.values);
    const fits =
      now?.features === config.features && now.hidden === config.hidden && now.instances === config.instances;
    this.carried = wanted && fits;
    this.note = this.carried
      ? 'This run was carried on from the weights of an earlier one. A link holds its settings only, and starts from the beginning.'
      : '';
    return this.carried && now ? { ...config, from: joined(now) } : config;
  }
}
