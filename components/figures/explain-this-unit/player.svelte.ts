/** The life of this figure: that of every figure, but a round is reset with its answers, and the game tells what is exported. */
import { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { startOf } from '#components/figure-kit/define.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import definition, { definitionWith } from './figure.ts';
import type { Game } from './game.svelte.ts';
import type { params } from './params.ts';

export class Player extends FigureController<typeof params, 'responses'> {
  /** Once the figure is touched. */
  game = $state.raw<Game>();
  override readonly definition = definitionWith(() => this.game);

  constructor(network: NetworkId | undefined) {
    super(definition, startOf(definition, network));
  }

  override reset(): void {
    this.game?.again();
    super.reset();
  }
}
