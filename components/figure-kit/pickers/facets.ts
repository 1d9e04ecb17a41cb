/** What was measured of chosen units over 10,000 photographs (src/lib/units/facets.ts): one file a network, asked for when first needed. */
import { networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { FacetsFile } from '#lib/units/facets.ts';

const folder = `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}units/`;

const files = new Map<NetworkId, Promise<FacetsFile>>();

async function fetchFile(network: NetworkId): Promise<FacetsFile> {
  const response = await fetch(`${folder}${network}/facets.json`);
  if (!response.ok) throw new Error(`facets.json: ${response.status}`);
  return (await response.json()) as FacetsFile;
}

/** What failed is forgotten, so that it can be asked for again. Rejects with an Error in a plain sentence. */
export function loadFacets(network: NetworkId): Promise<FacetsFile> {
  const known = files.get(network);
  if (known) return known;
  const asked = fetchFile(network).catch((error: unknown) => {
    files.delete(network);
    const sentence = `What photographs do to the units of ${networkTitles[network]} could not be looked up. Please try again.`;
    throw new Error(sentence, { cause: error });
  });
  files.set(network, asked);
  return asked;
}
