/** Which photographs excite a unit and how, as ranked beforehand over all 10,000: one file a layer, asked for when first needed. */
import { networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { decodeRanks, type Ranks } from '#lib/stimuli/ranks.ts';

const folder = `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}units/`;

const files = new Map<string, Promise<ArrayBuffer>>();

function fetchFile(path: string): Promise<ArrayBuffer> {
  const known = files.get(path);
  if (known) return known;
  const asked = fetch(folder + path).then((response) => {
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.arrayBuffer();
  });
  files.set(path, asked);
  asked.catch(() => files.delete(path));
  return asked;
}

/** Rejects with an Error in a plain sentence. */
export async function loadRanks(network: NetworkId, layer: string, unit: number): Promise<Ranks> {
  let file: ArrayBuffer;
  try {
    file = await fetchFile(`${network}/${layer}/ranks.bin`);
  } catch (error) {
    const sentence = `Which photographs excite the units of ${layer} of ${networkTitles[network]} could not be looked up. Please try again.`;
    throw new Error(sentence, { cause: error });
  }
  return decodeRanks(file, unit);
}
