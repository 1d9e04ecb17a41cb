/** Units of one layer by the families of the field notes. */
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { readUnit } from '#lib/circuits/unit-name.ts';

export function familyChanges(notes: readonly FieldNote[], layer: string | undefined): Map<string, number[]> {
  const families = new Map<string, number[]>();
  for (const { unit, family } of notes) {
    const of = readUnit(unit);
    if (of.layer === layer) families.set(family, [...(families.get(family) ?? []), of.unit]);
  }
  return families;
}
