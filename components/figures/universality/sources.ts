/** Where the figure gets what it needs: the field notes of both networks, and which networks there are. */
import { fieldNotes } from '#components/figure-kit/pickers/field-notes.ts';
import { builtNetwork } from '#components/figure-kit/life/networks.ts';
import type { ProbeConfig } from '#lib/circuits/probe.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Notes, Rules } from './census.ts';
import { bothFrom, type UniversalityValues } from './params.ts';
import { planOf } from './plan.ts';

const rules = import.meta.glob<Rules>('../../../content/units/families.json', { import: 'default' });

let arrived: Notes | undefined;

/** The field notes of both networks. */
export async function notesOfBoth(): Promise<Notes> {
  const [resnet50, inceptionv1, known] = await Promise.all([
    fieldNotes('resnet50'),
    fieldNotes('inceptionv1'),
    Object.values(rules)[0]?.().catch(() => undefined),
  ]);
  return (arrived = { resnet50, inceptionv1, rules: known });
}

/** Those that have arrived, which they have before anything is computed. */
export const knownNotes = (): Notes => arrived ?? { resnet50: [], inceptionv1: [] };

/** Networks of this copy of the site, in the order in which they are shown. */
export async function networksFrom(network: NetworkId): Promise<NetworkId[]> {
  const both = bothFrom(network);
  const built = await Promise.all(both.map(builtNetwork));
  return both.filter((_, i) => built[i]);
}

export async function configOf(values: UniversalityValues): Promise<ProbeConfig> {
  const [networks, notes] = await Promise.all([networksFrom(values.network), notesOfBoth()]);
  return planOf(values, networks, notes);
}
