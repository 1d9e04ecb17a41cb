/** A family out of the field notes, as figures show it: at most so many units of a layer, spread over all directions, with their own scales. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { FieldNote } from './field-notes.ts';

export interface Member {
  unit: number;
  /** As the field notes have it, or the number where they have none. */
  name: string;
  /** Preferred direction in degrees, clockwise on the screen from the right; null where the notes tell none. */
  orientation: number | null;
  /** Strongest response that was measured, the unit of its bars; 0 where the notes tell none. */
  peak: number;
}

const arrived = new Map<NetworkId, readonly FieldNote[]>();

/** The notes of `network` where they have arrived: whoever has a result that was computed with them has them. */
export const knownNotes = (network: NetworkId): readonly FieldNote[] | undefined => arrived.get(network);

/** The notes of `network`: at once where they have arrived before. Rejects with a plain sentence where they do not. */
export function notesOf(network: NetworkId): readonly FieldNote[] | Promise<readonly FieldNote[]> {
  const known = arrived.get(network);
  if (known) return known;
  // Loaded on demand, since only a bundler knows the files behind it, and tools read them otherwise.
  return import('./field-notes.ts').then(async ({ fieldNotes }) => {
    const notes = await fieldNotes(network);
    if (notes.length === 0) throw new Error('The field notes of this network could not be loaded.');
    arrived.set(network, notes);
    return notes;
  });
}

/** A unit of `layer` as the notes know it, of `family` rather than of another. */
export function memberIn(notes: readonly FieldNote[], layer: string, unit: number, family: string): Member {
  const all = notes.filter((note) => note.unit === `${layer}:${unit}`);
  const note = all.find((one) => one.family === family) ?? all[0];
  return note ? memberOf(note) : { unit, name: `unit ${unit}`, orientation: null, peak: 0 };
}

const finite = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const memberOf = ({ unit, name, evidence }: FieldNote): Member => ({
  unit: Number(unit.split(':')[1]),
  name,
  orientation: finite(evidence['orientation']) ?? null,
  peak: finite(evidence['peak']) ?? 0,
});

/** How strongly a unit answers what it is named for, less its answers to what it should not answer. */
const worth = ({ evidence }: FieldNote): number =>
  (finite(evidence['peak']) ?? 1) *
  (1 - (finite(evidence['opposite']) ?? 0) - (finite(evidence['line']) ?? 0) / 2);

/**
 * `most` units of a family at most, by orientation: of the two that are closest to each other the weaker and less selective one goes, again and
 * again. `period`: degrees after which a direction comes again. `keep` stays in any case, and need not belong to the family.
 */
export function spreadFamily(
  notes: readonly FieldNote[],
  layer: string,
  family: string,
  most: number,
  { period = 360, keep }: { period?: number; keep?: number } = {},
): Member[] {
  const turned = ({ evidence }: FieldNote): number => Number(evidence['orientation'] ?? 0) % period;
  const kept = notes
    .filter((note) => note.family === family && note.unit.startsWith(`${layer}:`))
    .sort((a, b) => turned(a) - turned(b));
  const isKept = ({ unit }: FieldNote): boolean => unit === `${layer}:${keep}`;
  const extra = keep !== undefined && !kept.some(isKept);
  while (kept.length > Math.max(1, extra ? most - 1 : most)) {
    let [gap, drop, least] = [Infinity, 0, Infinity];
    kept.forEach((note, i) => {
      const next = (i + 1) % kept.length;
      const distance = (turned(kept[next]!) - turned(note) + period) % period;
      const [a, b] = [note, kept[next]!].map((one) => (isKept(one) ? Infinity : worth(one))) as [
        number,
        number,
      ];
      if (distance > gap || (distance === gap && Math.min(a, b) >= least)) return;
      [gap, drop, least] = [distance, a <= b ? i : next, Math.min(a, b)];
    });
    kept.splice(drop, 1);
  }
  const members = kept.map(memberOf);
  return extra ? [...members, memberIn(notes, layer, keep, family)] : members;
}

const words = [
  'right',
  'down and right',
  'down',
  'down and left',
  'left',
  'up and left',
  'up',
  'up and right',
];

/** A direction in degrees, clockwise from the right, in words. */
export const directionName = (degrees: number): string =>
  words[Math.round((((degrees % 360) + 360) % 360) / 45) % 8]!;

/** The part of a note's name that tells units of one family apart: “curve detector, bulging left” is “bulging left”. */
export const shortName = (name: string): string => name.split(', ').slice(1).join(', ') || name;
