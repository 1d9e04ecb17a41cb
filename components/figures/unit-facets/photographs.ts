/** What the figure knows of a unit before anything is computed, and the photographs for a run. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import { loadFacets } from '#components/figure-kit/pickers/facets.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import type { FacetsConfig } from '#lib/optvis/facets-config.ts';
import type { FacetUnit } from '#lib/units/facets.ts';
import { photographsShown, runOf, type FacetsValues } from './params.ts';

export type Which = Pick<FacetsValues, 'network' | 'layer' | 'unit'>;

export const keyOf = ({ layer, unit }: Pick<Which, 'layer' | 'unit'>): string => `${layer}:${unit}`;

/** Said where a unit has no facets. */
export const without = ({ network, layer, unit }: Which): string =>
  `The photographs of unit ${unit} of ${layer}, ${networkTitles[network]}, have not been sorted; only those of the units in the list have.`;

/** The units of a network that have facets, in the order of their file. Rejects with an Error in a plain sentence. */
export const unitsOf = async (network: Which['network']): Promise<readonly FacetUnit[]> =>
  (await loadFacets(network)).units;

/** Rejects with an Error in a plain sentence. */
export async function toConfig(values: FacetsValues): Promise<FacetsConfig> {
  const found = (await unitsOf(values.network)).find(({ unit }) => unit === keyOf(values));
  if (!found) throw new Error(without(values));
  const facets = await Promise.all(
    found.facets.map(async ({ label, pictures }) => {
      const indices = pictures.slice(0, photographsShown);
      const photographs = await loadCifar(indices);
      return {
        label,
        photographs: photographs.map(({ side, rgb }, k) => ({ index: indices[k]!, side, rgb })),
      };
    }),
  );
  return { run: runOf(values), facets, weight: values.weight, until: values.steps };
}
