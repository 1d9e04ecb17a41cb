/** The recorded units to choose from: the gallery's of a layer, or else the few that this figure brings. */
import { galleryUnits } from '#components/figure-kit/recording/gallery.ts';
import { recordingOf } from '#components/figure-kit/recording/recorded.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { params } from './params.ts';
import { recorded } from './recorded.ts';

const plain = defaults(params);

export interface Thumbnail {
  layer: string;
  unit: number;
  src: string;
}

/** Those that differ from the default in nothing but which unit they show. */
const own = recorded.flatMap((recording) => {
  const { network, layer, unit } = recording.values;
  const src = recording.sources[0];
  const isPlain = recordingOf(params, [recording], { ...plain, network, layer, unit }) !== undefined;
  return isPlain && src ? [{ network, layer, unit, src }] : [];
});

export async function thumbnailsOf(network: NetworkId, layer: string): Promise<readonly Thumbnail[]> {
  const units = await galleryUnits(network, layer);
  return units.length > 0 ? units : own.filter((unit) => unit.network === network);
}
