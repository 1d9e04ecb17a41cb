/**
 * Where the picture comes from: CIFAR-10, or the reader; and what has been erased or blurred in it since. None of it is in a link, and none
 * of it leaves the page.
 */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import type { Own } from '#components/figure-kit/pickers/own-picture.ts';
import type { Photograph } from '#components/figure-kit/pickers/photograph.ts';
import type { ForwardConfig } from '#lib/networks/forward.ts';
import type { SquarePicture } from '#lib/stimuli/seen.ts';
import { alter, type Brush } from './brush.ts';
import type { ExplorerValues } from './params.ts';

export interface Spot {
  brush: Brush;
  /** As shares of the picture's side. */
  x: number;
  y: number;
}

export class Source {
  /** The reader's picture; CIFAR-10's where there is none. */
  own = $state.raw<Photograph & Own>();
  /** What the picture shows, where that is known. */
  label = $state('');
  /** Where it has been altered, in order. */
  spots = $state.raw<readonly Spot[]>([]);
  /** The picture before that, as the network got it. */
  original = $state.raw<SquarePicture>();
  readonly altered = $derived(
    this.original && this.spots.length > 0 ? alter(this.original, this.spots) : undefined,
  );

  /** Another picture, or another size: what was altered is undone. */
  forget(): void {
    this.spots = [];
    this.original = undefined;
  }

  async config({ network, layer, picture, size }: ExplorerValues): Promise<ForwardConfig> {
    if (this.altered && this.original?.side === size)
      return { network, layer, size, picture: { side: size, rgb: this.altered } };
    const photograph = this.own ?? (await loadCifar([picture]))[0]!;
    this.label = photograph.label;
    return { network, layer, size, picture: { side: photograph.side, rgb: photograph.rgb } };
  }
}
