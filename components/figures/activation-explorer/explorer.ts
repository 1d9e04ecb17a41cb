/** The life of this figure: that of every figure, and the picture that goes in, which the reader may bring and alter. */
import { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { startOf } from '#components/figure-kit/define.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import definition, { definitionWith } from './figure.ts';
import type { ExplorerValues, params } from './params.ts';
import { Source } from './source.svelte.ts';

export class Explorer extends FigureController<typeof params, 'forward'> {
  readonly source = new Source();
  override readonly definition = definitionWith(this.source);

  constructor(network: NetworkId | undefined) {
    super(definition, startOf(definition, network));
    // The layer is shown before the deep weights have arrived.
    this.pace = 1;
  }

  override set(change: Partial<ExplorerValues>): void {
    if ('size' in change || 'picture' in change) this.source.forget();
    super.set(change);
  }
}
