/** The photographs of a unit: which ones, by the ranks, and the pictures themselves. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import type { Photograph } from '#components/figure-kit/pickers/photograph.ts';
import { loadRanks } from '#components/figure-kit/pickers/ranks.ts';
import type { RangeConfig } from '#lib/optvis/range.ts';
import { runOf, type ExamplesValues } from './params.ts';
import { photographPlaces, type PhotographPlace } from './places.ts';

export interface PlacedPhotograph extends Photograph {
  /** In CIFAR-10's test set. */
  index: number;
  place: PhotographPlace;
}

/** From the lowest to the highest. Rejects with an Error in a plain sentence. */
export async function photographsOf({
  network,
  layer,
  unit,
}: Pick<ExamplesValues, 'network' | 'layer' | 'unit'>): Promise<PlacedPhotograph[]> {
  const ranks = await loadRanks(network, layer, unit);
  // The lists begin at their end of the range; the strip runs from left to right.
  const chosen = photographPlaces.flatMap((place) =>
    (place === 'highest' ? ranks[place].toReversed() : ranks[place]).map((index) => ({ place, index })),
  );
  const pictures = await loadCifar(chosen.map(({ index }) => index));
  return chosen.map((placed, k) => ({ ...pictures[k]!, ...placed }));
}

export async function toConfig(values: ExamplesValues): Promise<RangeConfig> {
  const photographs = await photographsOf(values);
  return { run: runOf(values), photographs: photographs.map(({ thumbnail: _, ...rest }) => rest) };
}
