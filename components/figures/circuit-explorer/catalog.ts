/** What is known of units besides their weights: names from the field notes, pictures from the gallery. */
import { fieldNotes, type FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { galleryUnits } from '#components/figure-kit/recording/gallery.ts';
import { loadRanks } from '#components/figure-kit/pickers/ranks.ts';
import { readUnit, writeUnit, type Unit } from '#lib/circuits/unit-name.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { signOf, type Shape } from './glyph.ts';

export interface Catalog {
  /** By unit, as in `inception_3b:394`. */
  notes: ReadonlyMap<string, FieldNote>;
  pictures: ReadonlyMap<string, string>;
  /** For units without a picture: the photograph, of 10,000, that excites each most. */
  photographs?: ReadonlyMap<string, string>;
}

export const unknown: Catalog = { notes: new Map(), pictures: new Map() };

/** Notes of the whole network, pictures of some of its layers. */
export async function lookUp(network: NetworkId, layers: readonly string[]): Promise<Catalog> {
  const [notes, ...galleries] = await Promise.all([
    fieldNotes(network),
    ...[...new Set(layers)].map((layer) => galleryUnits(network, layer)),
  ]);
  return {
    notes: new Map(notes.map((note) => [note.unit, note])),
    pictures: new Map(galleries.flat().map((unit) => [writeUnit(unit), unit.src])),
  };
}

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

/** Of those among `units` that have no picture; without those whose photographs are not known. */
export async function photographsOf(
  network: NetworkId,
  { pictures }: Catalog,
  units: readonly Unit[],
): Promise<Map<string, string>> {
  const found = await Promise.all(
    units
      .filter((unit) => unit.layer !== 'input' && !pictures.has(writeUnit(unit)))
      .map(({ layer, unit }) =>
        loadRanks(network, layer, unit).then(
          ({ strongest }) => [
            [writeUnit({ layer, unit }), `${base}cifar10/test/${strongest[0]}.webp`] as const,
          ],
          () => [],
        ),
      ),
  );
  return new Map(found.flat());
}

/** All that is shown of a unit. */
export interface Known {
  key: string;
  unit: Unit;
  /** Undefined for a unit that nobody has named. */
  name: string | undefined;
  family: string | undefined;
  picture: string | undefined;
  photograph: string | undefined;
  /** Of curve detectors: degrees, clockwise on the screen from the right, to which the curve bulges. */
  orientation: number | undefined;
  /** Drawn where there is no picture. */
  sign: Shape[];
}

const lights = ['red', 'green', 'blue'];

export function know(
  { notes, pictures, photographs }: Catalog,
  unit: Unit,
  classes: Readonly<Record<number, string>> = {},
): Known {
  const key = writeUnit(unit);
  const note = notes.get(key);
  const turned = note?.family === 'curve' ? note.evidence['orientation'] : undefined;
  const light = unit.layer === 'input' ? lights[unit.unit] : undefined;
  const own = light ? `${light} light` : unit.layer === 'logits' ? classes[unit.unit] : undefined;
  const sign = note ?? (light ? { family: 'color', evidence: { color: light } } : undefined);
  return {
    key,
    unit,
    name: note?.name ?? own,
    family: note?.family,
    picture: pictures.get(key),
    photograph: photographs?.get(key),
    orientation: turned === undefined ? undefined : Number(turned),
    sign: sign ? signOf(sign) : [],
  };
}

/** As it is called in a sentence. */
export const calledOf = ({ name, unit }: Known): string => name ?? `unnamed unit ${unit.unit}`;

/** Of a layer, by family. */
export function namedIn({ notes }: Catalog, layer: string): Map<string, FieldNote[]> {
  const families = new Map<string, FieldNote[]>();
  for (const note of notes.values())
    if (readUnit(note.unit).layer === layer)
      families.set(note.family, [...(families.get(note.family) ?? []), note]);
  return families;
}
