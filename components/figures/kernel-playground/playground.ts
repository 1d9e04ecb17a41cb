/** The life of this figure: that of every figure, but another kernel or picture waits for its answer, and one's own begins with what stands there. */
import { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { startOf } from '#components/figure-kit/define.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import definition from './figure.ts';
import { handWeights, params, type PlaygroundValues } from './params.ts';
import { presets } from './presets.ts';
import { paceOf } from './view-model.ts';
import { writeWeights } from './weights-text.ts';

export class Playground extends FigureController<typeof params, 'slide'> {
  constructor(network: NetworkId | undefined) {
    super(definition, startOf(definition, network));
    this.pace = paceOf(this.values);
  }

  override set(change: Partial<PlaygroundValues>): void {
    const names = Object.keys(change) as (keyof PlaygroundValues)[];
    if (names.every((name) => (params[name] as { redraws?: boolean }).redraws)) {
      super.set(change);
      return;
    }
    const own = change.kernel === 'own' && !change.weights;
    super.set({ at: -1, ...change, ...(own && { weights: writeWeights(handWeights(this.values)) }) });
    // Another question waits for its answer.
    if (names.some((name) => ['kernel', 'picture', 'seed'].includes(name)) && this.values.kernel in presets)
      this.pause();
  }
}
