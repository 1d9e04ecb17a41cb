/** The photographs that a unit answers to most, as they go to the worker; a chunk of its own for whoever asks for them. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import { loadRanks } from '#components/figure-kit/pickers/ranks.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';

/** [32 * 32 * 3] each, strongest first. Rejects with an Error in a plain sentence. */
export async function photographsOf(
  network: NetworkId,
  layer: string,
  unit: number,
): Promise<Float32Array[]> {
  const { strongest } = await loadRanks(network, layer, unit);
  if (strongest.length === 0) throw new Error('No photograph excites this unit.');
  return (await loadCifar(strongest)).map(({ rgb }) => rgb);
}
