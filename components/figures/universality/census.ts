/** Who belongs to a family: counted in the field notes of each network, by layer. */
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { readUnit } from '#lib/circuits/unit-name.ts';
import { channelsOf, layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { families } from './families.ts';
import { hues } from './pictures.ts';

/** What families.json says: the rules, and what would be counted if every limit of them were a tenth tighter, or looser. */
export interface Rules {
  families: Readonly<Record<string, { rule: readonly string[] }>>;
  counts: Partial<
    Record<NetworkId, Record<'stricter' | 'looser', Readonly<Partial<Record<string, number>>>>>
  >;
}

export type Notes = Readonly<Record<NetworkId, readonly FieldNote[]>> & { rules?: Rules | undefined };

/** Units of the family with stricter and with looser limits; `undefined` where it is not known. */
export function rangeOf({ rules }: Notes, network: NetworkId, family: string): [number, number] | undefined {
  const counted = rules?.counts[network];
  return counted && [counted.stricter[family] ?? 0, counted.looser[family] ?? 0];
}

const notesIn = (notes: readonly FieldNote[], layer: string, family: string): FieldNote[] =>
  notes.filter((note) => note.family === family && note.unit.startsWith(`${layer}:`));

export interface LayerCount {
  layer: string;
  count: number;
  channels: number;
}

/** Families of deeper layers, such as wheels, are not of this figure. */
const asked = new Set(families.map(({ family }) => family));

/** The layers in which units of `network` were named at all, in the order of depth, with how many are of `family`. */
export function countsOf(notes: Notes, network: NetworkId, family: string): LayerCount[] {
  const searched = new Set(
    notes[network].filter(({ family }) => asked.has(family)).map(({ unit }) => readUnit(unit).layer),
  );
  return layers[network]
    .filter(({ name }) => searched.has(name))
    .map(({ name, channels }) => ({
      layer: name,
      channels,
      count: notesIn(notes[network], name, family).length,
    }));
}

export const totalOf = (counts: readonly LayerCount[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);

/** The layer that is asked: the one chosen, or the first of those with most units of the family. */
export function layerOf(notes: Notes, network: NetworkId, family: string, chosen: string): string {
  const counts = countsOf(notes, network, family);
  if (counts.some(({ layer }) => layer === chosen)) return chosen;
  const most = Math.max(...counts.map(({ count }) => count));
  return counts.find(({ count }) => count === most)?.layer ?? layers[network][3]!.name;
}

export interface Member {
  unit: number;
  /** The part of its name that tells it from its family. */
  name: string;
  /** Degrees, where it has a direction. */
  orientation?: number;
}

/** By direction as the field notes have it, not as this run has it; else by size or color. */
function placeOf({ evidence }: FieldNote): number {
  const { orientation, radius, grain, inside, color } = evidence;
  const hue = Object.keys(hues).indexOf(String(inside ?? color));
  const numbers = hue < 0 ? [orientation, radius, grain] : [orientation, hue];
  return numbers.find((value) => typeof value === 'number') ?? 0;
}

export function membersOf(notes: Notes, network: NetworkId, layer: string, family: string): Member[] {
  const found = notesIn(notes[network], layer, family).sort((a, b) => placeOf(a) - placeOf(b));
  // “curve detector, bulging left” is called “left” among its like.
  const common = (names: readonly string[], end: string): number => {
    const [start] = names[0]?.split(end) ?? [];
    return names.length > 1 && names.every((name) => name.startsWith(`${start}${end}`))
      ? start!.length + end.length
      : 0;
  };
  const names = found.map(({ name }) => name);
  const parts = names.map((name) => name.slice(common(names, ', ')));
  const short = parts.map((name) => name.slice(common(parts, ' ')));
  return found.map(({ unit, evidence: { orientation } }, i) => ({
    unit: readUnit(unit).unit,
    name: short[i]!,
    ...(typeof orientation === 'number' && { orientation }),
  }));
}

/** At most `count` of them, evenly over the list. */
export const some = <T>(list: readonly T[], count: number): T[] =>
  list.length <= count
    ? [...list]
    : Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))]!);

/** Units of the layer that are not of the family, at most `count`, evenly. */
export function outsiders(
  network: NetworkId,
  layer: string,
  members: readonly Member[],
  count: number,
): number[] {
  const known = new Set(members.map(({ unit }) => unit));
  const rest = Array.from({ length: channelsOf(network, layer) ?? 0 }, (_, unit) => unit).filter(
    (unit) => !known.has(unit),
  );
  return some(rest, count);
}
