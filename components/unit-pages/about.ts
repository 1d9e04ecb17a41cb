/** Where a layer stands and how large it is, in words, and the layers before and after it. */
import { layers, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { places, trainedSide } from '#lib/networks/receptive-fields.ts';

export interface About {
  network: NetworkId;
  name: string;
  title: string;
  channels: number;
  /** Position among the layers of its network that readers see, from 1. */
  position: number;
  of: number;
  /** Side of its map in cells for a picture of `trainedSide` pixels; 0 for `logits`. */
  mapSide: number;
  receptiveField: number;
  before: string | undefined;
  after: string | undefined;
}

/** Every layer of every network, in the order of depth. */
export const allLayers: readonly About[] = (Object.keys(layers) as NetworkId[]).flatMap((network) =>
  layers[network].map(({ name, channels }, i, list) => {
    const { stride, receptiveField } = places[network][name]!;
    return {
      network,
      name,
      title: networkTitles[network],
      channels,
      position: i + 1,
      of: list.length,
      mapSide: stride > 0 ? trainedSide / stride : 0,
      receptiveField,
      before: list[i - 1]?.name,
      after: list[i + 1]?.name,
    };
  }),
);

export const layerPath = ({ network, name }: Pick<About, 'network' | 'name'>): string =>
  `/units/${network}/${name}/`;

/** How much of the picture one cell sees, in a few words. */
export const field = ({ receptiveField }: About): string =>
  receptiveField === 0 || receptiveField > trainedSide
    ? 'the whole picture'
    : `${receptiveField} × ${receptiveField} pixels`;
