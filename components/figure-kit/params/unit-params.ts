/**
 * The params that every figure about one unit of a network shares: which network, which layer, which unit. And what
 * one param alone cannot check: that the layer belongs to the network and the unit to the layer.
 */
import { channelsOf, layers, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { choice, number, type Problem } from '#lib/params/index.ts';

/** The unit a figure shows when nothing else is asked for, by network. */
export const firstUnit: Readonly<Record<NetworkId, { layer: string; unit: number }>> = {
  resnet50: { layer: 'conv3_2', unit: 26 },
  inceptionv1: { layer: 'inception_4a', unit: 3 },
};

const layerNames = [...new Set([...layers.resnet50, ...layers.inceptionv1].map((layer) => layer.name))];

export const unitParams = {
  network: choice<NetworkId>({
    label: 'Network',
    help: 'The trained network that is being asked.',
    default: 'resnet50',
    options: [
      { value: 'resnet50', label: networkTitles.resnet50 },
      { value: 'inceptionv1', label: networkTitles.inceptionv1 },
    ],
    aliases: { resnet: 'resnet50', inception: 'inceptionv1', googlenet: 'inceptionv1' },
    hidden: true,
  }),
  layer: choice<string>({
    label: 'Layer',
    help: 'How deep in the network the unit sits; deeper units see more of the picture.',
    default: firstUnit.resnet50.layer,
    options: layerNames.map((name) => ({ value: name, label: name })),
    hidden: true,
  }),
  unit: number({
    label: 'Unit',
    help: 'The number of the channel in its layer.',
    default: firstUnit.resnet50.unit,
    min: 0,
    max: 2047,
    step: 1,
    hidden: true,
  }),
};

export interface UnitValues {
  network: NetworkId;
  layer: string;
  unit: number;
}

/**
 * `values` with a layer that the network has and a unit that the layer has, and a sentence for each thing replaced.
 * `asked` holds the names that the reader set: what nobody asked for is replaced without a word.
 */
export function checkUnit<V extends UnitValues>(
  values: V,
  asked: ReadonlySet<string>,
): { values: V; problems: Problem[] } {
  const { network } = values;
  const title = networkTitles[network];
  const first = firstUnit[network];
  let { layer, unit } = values;
  const problems: Problem[] = [];
  if (channelsOf(network, layer) === undefined) {
    if (asked.has('layer'))
      problems.push({
        name: 'layer',
        message: `${title} has no layer “${layer}”; showing ${first.layer} instead.`,
      });
    layer = first.layer;
    if (!asked.has('unit')) unit = first.unit;
  }
  const channels = channelsOf(network, layer) ?? 0;
  if (unit >= channels) {
    const instead = layer === first.layer ? first.unit : 0;
    if (asked.has('unit'))
      problems.push({
        name: 'unit',
        message: `Layer ${layer} of ${title} has units 0 to ${channels - 1}, so there is no unit ${unit}; showing unit ${instead} instead.`,
      });
    unit = instead;
  }
  return { values: { ...values, layer, unit }, problems };
}

/**
 * Lets a link name a unit in one word, `unit=inception_4c:10`: rewrites it to `layer` and `unit`, and to the network
 * that has the layer where only one does and the link names none.
 */
export function expandUnitText(search: URLSearchParams, prefix?: string): URLSearchParams {
  const key = (name: string) => (prefix ? `${prefix}.${name}` : name);
  const found = /^([a-z0-9_]+):(\d+)$/i.exec(search.get(key('unit')) ?? '');
  if (!found) return search;
  const layer = found[1]!.toLowerCase();
  const expanded = new URLSearchParams(search);
  expanded.set(key('layer'), layer);
  expanded.set(key('unit'), found[2]!);
  const owners = (Object.keys(layers) as NetworkId[]).filter((id) =>
    layers[id].some((l) => l.name === layer),
  );
  if (!search.has(key('network')) && !search.has('network') && owners.length === 1)
    expanded.set(key('network'), owners[0]!);
  return expanded;
}
