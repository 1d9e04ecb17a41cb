/** The photographs that excite, or silence, the unit most, out of all test pictures: which these are was measured beforehand. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import type { Photograph } from '#components/figure-kit/pickers/photograph.ts';
import { decodeRanks } from '#lib/stimuli/ranks.ts';
import { subjectOf, type FeatureVisualizerValues } from './params.ts';

/** Of the twenty that are listed. */
const shown = 9;

/** True where there is a list: for a unit or a class, not for a layer or a direction. */
export const isRanked = (values: FeatureVisualizerValues): boolean =>
  ['neuron', 'channel'].includes(subjectOf(values).objective);

/** Strongest first; with the negative sign those that excite least. Rejects with an Error in a plain sentence. */
export async function loadRanked(values: FeatureVisualizerValues): Promise<Photograph[]> {
  const { layer, unit, objective } = subjectOf(values);
  const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
  const response = await fetch(`${base}units/${values.network}/${layer}/ranks.bin`).catch(() => undefined);
  if (!response) throw new Error('The list of photographs did not arrive. Please try again.');
  if (!response.ok) throw new Error(`No list of photographs was made for ${layer}.`);
  const ranks = decodeRanks(await response.arrayBuffer(), unit);
  if (values.sign === 'negative') return loadCifar(ranks.lowest);
  // The neuron's list is short: it shares its file with four others.
  if (objective === 'neuron') return loadCifar(ranks.highest);
  if (ranks.largest <= 0) throw new Error('None of the 10,000 photographs excites this unit.');
  return loadCifar(ranks.strongest.slice(0, shown));
}
