/** What a run works on: the layer's answers to the sample of photographs, and what is on them; asked for once. */
import { networkTitles } from '#lib/networks/layers.ts';
import type { FactorizeConfig } from '#lib/dictionary/factorize-config.ts';
import { sampleCount } from '#lib/units/activation-sample.ts';
import type { BasisValues } from './params.ts';

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

const files = new Map<string, Promise<ArrayBuffer>>();

function fetchFile(path: string): Promise<ArrayBuffer> {
  const known = files.get(path);
  if (known) return known;
  const asked = fetch(base + path).then((response) => {
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.arrayBuffer();
  });
  files.set(path, asked);
  asked.catch(() => files.delete(path));
  return asked;
}

const zero = '0'.charCodeAt(0);

/** Rejects with an Error in a plain sentence. */
export async function toConfig({
  network,
  layer,
  factors,
  loudness,
  seed,
}: BasisValues): Promise<FactorizeConfig> {
  try {
    const [file, digits] = await Promise.all([
      fetchFile(`units/${network}/${layer}/activations.bin`),
      fetchFile('cifar10/test/labels.txt'),
    ]);
    const labels = new Uint8Array(digits.slice(0, sampleCount)).map((code) => code - zero);
    return { file, labels, factors, alike: loudness === 'alike', seed };
  } catch (cause) {
    const sentence = `What ${layer} of ${networkTitles[network]} says to the photographs did not arrive. Please try again.`;
    throw new Error(sentence, { cause });
  }
}
