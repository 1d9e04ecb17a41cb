/** What is computed: one pass in each network, over all units of one layer, so that the units of the family can be compared with all others. */
import type { ProbeConfig } from '#lib/circuits/probe.ts';
import { channelsOf } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { parse, serialize } from '#lib/params/index.ts';
import { battery } from './battery.ts';
import { layerOf, type Notes } from './census.ts';
import { layerParam, params, type UniversalityValues } from './params.ts';
import { shapesOf } from './question.ts';
import { questionOf } from './questions.ts';

/** Side of the pictures in pixels; enough for the layers in which there are field notes. */
export const size = 96;
export const reach = 1;

/** The config for `networks`, given the field notes; its name holds the settings, so that an answer can be read without them. */
export function planOf(
  values: UniversalityValues,
  networks: readonly NetworkId[],
  notes: Notes,
): ProbeConfig {
  const { family, view } = values;
  const stimuli = view === 'partners' ? battery : shapesOf(questionOf(family, values));
  return {
    probes: networks.map((network) => {
      const layer = layerOf(notes, network, family, values[layerParam(network)]);
      const channels = channelsOf(network, layer) ?? 0;
      return { network, layer, units: Array.from({ length: channels }, (_, unit) => unit), stimuli };
    }),
    size,
    reach,
    name: `${networks.join(' ')}?${serialize(params, values).toString()}`,
  };
}

/** What the name of an answer says. */
export function askedBy(name: string): { networks: NetworkId[]; values: UniversalityValues } {
  const [networks = '', query = ''] = name.split('?');
  return {
    networks: networks.split(' ') as NetworkId[],
    values: parse(params, new URLSearchParams(query)).values,
  };
}
