/** The life of the figure, with what is its own: a picture that the reader has brought, which no link can carry. */
import { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import type { Own } from '#components/figure-kit/pickers/own-picture.ts';
import { sentenceOf } from '#components/figure-kit/life/sentence.ts';
import { dreamLimits } from '#lib/optvis/dream-config.ts';
import type { Picture } from '#lib/stimuli/resize.ts';
import { definitionWith } from './figure.ts';
import type { DreamValues, params } from './params.ts';

class Brought {
  picture = $state.raw<Picture & Own>();
  /** What could not be read, and why. */
  sentence = $state('');
}

export class Dream extends FigureController<typeof params, 'dream'> {
  readonly brought: Brought;

  constructor(brought = new Brought()) {
    super(definitionWith(() => brought.picture));
    this.brought = brought;
  }

  /** Takes a picture of the site's. */
  choose(change: Partial<DreamValues>): void {
    this.brought.sentence = '';
    if (this.brought.picture) this.note = '';
    this.brought.picture = undefined;
    this.set(change);
  }

  /** A picture was brought to see what becomes of it, so the run starts at once. One that cannot be read changes nothing. */
  async take(file: File): Promise<void> {
    try {
      const { readWhole } = await import('#components/figure-kit/pickers/own-picture.ts');
      this.brought.picture = await readWhole(file, dreamLimits.size);
    } catch (error) {
      this.brought.sentence = sentenceOf(error);
      return;
    }
    this.brought.sentence = '';
    this.note = 'The link brings back the settings, but not your picture, which has not left this page.';
    this.close();
    this.play();
  }
}
