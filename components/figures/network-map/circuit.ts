/** Which units are lit up: those of the link, or what the field notes know of how shapes are built, from lines to wholes. */
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { readUnit, type Unit } from '#lib/circuits/unit-name.ts';
import { unitsOf, type MapValues } from './params.ts';

/** In each layer the largest of these groups of families is lit up. */
const groups = [['line'], ['curve'], ['part', 'whole']] as const;
const mostInLayer = 10;

/** `most` of `all`, evenly out of their orientations. */
function spread(all: readonly FieldNote[], most: number): FieldNote[] {
  const turned = ({ evidence }: FieldNote): number => Number(evidence['orientation'] ?? 0);
  const sorted = all.toSorted((a, b) => turned(a) - turned(b));
  if (sorted.length <= most) return sorted;
  return Array.from({ length: most }, (_, i) => sorted[Math.floor((i * sorted.length) / most)]!);
}

export function circuitOf({ circuit }: Pick<MapValues, 'circuit'>, notes: readonly FieldNote[]): Unit[] {
  if (circuit) return unitsOf(circuit);
  const layerOf = ({ unit }: FieldNote): string => readUnit(unit).layer;
  return [...new Set(notes.map(layerOf))].flatMap((layer) => {
    const inLayer = notes.filter((note) => layerOf(note) === layer);
    const found = groups.map((group) => inLayer.filter(({ family }) => group.some((one) => one === family)));
    const largest = found.reduce((a, b) => (b.length > a.length ? b : a));
    return spread(largest, mostInLayer).map(({ unit }) => readUnit(unit));
  });
}
