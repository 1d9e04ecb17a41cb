/** The life of this figure: that of every figure, and a picture of the reader's that can go in. */
import { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { startOf } from '#components/figure-kit/define.ts';
import type { Own } from '#components/figure-kit/pickers/own-picture.ts';
import type { Photograph } from '#components/figure-kit/pickers/photograph.ts';
import { sentenceOf } from '#components/figure-kit/life/sentence.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import definition, { definitionWith } from './figure.ts';
import type { MapValues, params } from './params.ts';

export class Journey extends FigureController<typeof params, 'propagate'> {
  /** The reader's picture, where it is in use. */
  own = $state.raw<Photograph & Own>();
  /** What could not be read, and why. */
  sentence = $state('');
  override readonly definition = definitionWith(() => this.own);

  constructor(network: NetworkId | undefined) {
    super(definition, startOf(definition, network));
    // One layer at a time, so that the picture is seen to flow.
    this.pace = 1;
  }

  override set(change: Partial<MapValues>): void {
    if ('picture' in change) {
      this.sentence = '';
      if (this.own) this.note = '';
      this.own = undefined;
    }
    super.set(change);
  }

  /** A picture was brought to see what becomes of it, so the run starts at once. One that cannot be read changes nothing. */
  async take(file: File): Promise<void> {
    try {
      const { readOwn } = await import('#components/figure-kit/pickers/own-picture.ts');
      this.own = await readOwn(file);
    } catch (error) {
      this.sentence = sentenceOf(error);
      return;
    }
    this.sentence = '';
    this.note = 'The link brings back the settings, but not your picture, which has not left this page.';
    this.close();
    this.play();
  }
}
