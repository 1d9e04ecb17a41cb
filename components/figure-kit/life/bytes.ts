/** What weights cost to load: said before they are asked for, and not again once they are here. */
import type { NetworkId } from '#lib/networks/manifest.ts';

/** Bytes of a network's weights up to each of its layers, of this copy of the site (astro.config.mjs). */
declare const __NETWORK_BYTES__: Readonly<Record<string, Readonly<Record<string, number>>>>;

const known = typeof __NETWORK_BYTES__ === 'undefined' ? {} : __NETWORK_BYTES__;

/** Below this nobody needs to be asked, in bytes. */
const worthSaying = 5e6;

/** Bytes of each network that this page has loaded. */
const loaded = new Map<string, number>();

/** Bytes still to load for `layer` of `network`, where they are worth a word; else undefined. */
export function bytesToLoad(network: NetworkId, layer: string): number | undefined {
  const bytes = known[network]?.[layer] ?? 0;
  return bytes > worthSaying && bytes > (loaded.get(network) ?? 0) ? bytes : undefined;
}

/** The weights up to `layer` have arrived. */
export function noteLoaded(network: NetworkId, layer: string): void {
  loaded.set(network, Math.max(loaded.get(network) ?? 0, known[network]?.[layer] ?? 0));
}

/** The other network to its end, where it needs less than half of what `network` does. */
export function smallerThan(network: NetworkId): { network: NetworkId; bytes: number } | undefined {
  const other = network === 'resnet50' ? 'inceptionv1' : 'resnet50';
  const [here, there] = [known[network]?.['logits'], known[other]?.['logits']];
  return here && there && 2 * there < here ? { network: other, bytes: there } : undefined;
}
