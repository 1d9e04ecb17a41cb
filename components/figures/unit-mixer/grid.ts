/** The recorded grid of each network: four units of one layer that make legible pictures, every two of them together. */
import type { NetworkId } from '#lib/networks/manifest.ts';

export interface UnitGrid {
  layer: string;
  /** Rows and columns, in this order; the first two are the pair that the figure starts with. */
  units: readonly [number, number, number, number];
}

/** The layers and first units are those of `firstUnit`, so that choosing a network leads to its grid. */
export const grids: Readonly<Record<NetworkId, UnitGrid>> = {
  resnet50: { layer: 'conv3_2', units: [26, 0, 3, 44] },
  inceptionv1: { layer: 'inception_4a', units: [3, 15, 97, 12] },
};
