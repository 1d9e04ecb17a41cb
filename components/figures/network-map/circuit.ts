/** Which units are lit up: those of the link, or a circuit that the field notes know. */
import type { FieldNote } from '#components/figure/field-notes.ts';
import { readUnit, type Unit } from '#lib/circuits/unit-name.ts';
import { unitsOf, type MapValues } from './params.ts';

/** The family whose units build on each other in successive layers of both networks. */
const family = 'curve';

/** Units that are lit up together, at most so many of a layer: those of the clearest response. */
const mostInLayer = 16;

export function circuitOf({ circuit }: Pick<MapValues, 'circuit'>, notes: readonly FieldNote[]): Unit[] {
  if (circuit) return unitsOf(circuit);
  const taken = new Map<string, number>();
  return notes.flatMap((note) => {
    const unit = readUnit(note.unit);
    const before = taken.get(unit.layer) ?? 0;
    if (note.family !== family || before >= mostInLayer) return [];
    taken.set(unit.layer, before + 1);
    return [unit];
  });
}
