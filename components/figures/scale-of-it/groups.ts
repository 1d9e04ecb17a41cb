/** The named units in a few groups of families, each with a color, and the classes, whose names come from the training. */
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';

export interface Group {
  id: string;
  title: string;
  families: readonly string[];
}

const some: readonly Group[] = [
  {
    id: 'color',
    title: 'color',
    families: ['color', 'color contrast', 'color center-surround', 'black-and-white'],
  },
  { id: 'line', title: 'lines and edges', families: ['line', 'line end', 'edge', 'grating'] },
  { id: 'shape', title: 'curves, corners, circles', families: ['curve', 'corner', 'circle'] },
  {
    id: 'surface',
    title: 'texture and borders',
    families: ['texture', 'high-low frequency', 'boundary', 'brightness gradient'],
  },
  { id: 'thing', title: 'things and their parts', families: ['part', 'whole'] },
];
/** Families that came later. */
const others: Group = { id: 'other', title: 'other names', families: [] };
export const classes: Group = { id: 'class', title: 'classes, named in training', families: [] };

export const groups: readonly Group[] = [...some, others, classes];

const groupOf = (family: string): string =>
  some.find(({ families }) => families.includes(family))?.id ?? 'other';

/** By group: the places among all units of those that have a name. */
export function namedUnits(
  notes: readonly Pick<FieldNote, 'unit' | 'family'>[],
  blocks: readonly { layer: string; units: number; first: number }[],
): Map<string, number[]> {
  const places = new Map(blocks.map(({ layer, first }) => [layer, first]));
  const found = new Map<string, Set<number>>(groups.map(({ id }) => [id, new Set()]));
  const taken = new Set<string>();
  for (const { unit, family } of notes) {
    const [layer = '', number = ''] = unit.split(':');
    const first = places.get(layer);
    if (first === undefined || layer === 'logits' || taken.has(unit)) continue;
    taken.add(unit);
    found.get(groupOf(family))!.add(first + Number(number));
  }
  const logits = blocks.find(({ layer }) => layer === 'logits');
  for (let i = 0; i < (logits?.units ?? 0); i++) found.get('class')!.add(logits!.first + i);
  return new Map([...found].map(([id, all]) => [id, [...all].sort((a, b) => a - b)]));
}
