/** Where the inputs of a unit are. */
import { layers } from '../networks/layers.ts';
import type { NetworkId } from '../networks/manifest.ts';

/** The layer that readers see before `layer`; undefined before the first. */
export function layerBefore(network: NetworkId, layer: string): string | undefined {
  return layers[network][layers[network].findIndex(({ name }) => name === layer) - 1]?.name;
}
