/** Field notes: what a unit is called, and what was measured that earns the name. One file a network, `content/units/<network>.json`. */
import { channelsOf, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';

export interface FieldNote {
  /** A concept, such as `curve detector, opening left`. */
  name: string;
  /** Units that do the same at other angles, places or colors. */
  family: string;
  /** What was measured, by name; the same in words is made where it is shown. */
  evidence: Readonly<Record<string, number | string>>;
}

/** By layer, then by unit. */
export type FieldNotes = ReadonlyMap<string, ReadonlyMap<number, FieldNote>>;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const isEvidence = (value: unknown): value is FieldNote['evidence'] =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((entry) => isText(entry) || Number.isFinite(entry));

/** Reads the list of `network`. Throws an Error that says which entry is wrong and how, which stops the build. */
export function readNotes(network: NetworkId, list: unknown): FieldNotes {
  const file = `content/units/${network}.json`;
  if (!Array.isArray(list)) throw new Error(`${file} must hold a list of field notes.`);
  const notes = new Map<string, Map<number, FieldNote>>();
  list.forEach((entry: unknown, place) => {
    const { unit, name, family, evidence } = (entry ?? {}) as Record<string, unknown>;
    const where = `${file}, entry ${place + 1}`;
    const found = /^([a-z0-9_]+):(\d+)$/.exec(isText(unit) ? unit : '');
    if (!found) throw new Error(`${where}: “unit” must be written as in conv3_2:26.`);
    const [layer, number] = [found[1]!, Number(found[2])];
    const channels = channelsOf(network, layer);
    if (channels === undefined)
      throw new Error(`${where}: ${networkTitles[network]} has no layer “${layer}”.`);
    if (number >= channels)
      throw new Error(`${where}: ${layer} has units 0 to ${channels - 1}, so there is no unit ${number}.`);
    if (!isText(name) || !isText(family))
      throw new Error(`${where}: “name” and “family” must each be a text.`);
    if (!isEvidence(evidence))
      throw new Error(`${where}: “evidence” must hold at least one number or text by name.`);
    const ofLayer = notes.get(layer) ?? new Map<number, FieldNote>();
    if (ofLayer.has(number)) throw new Error(`${where}: there is a note on ${layer}:${number} already.`);
    notes.set(layer, ofLayer.set(number, { name, family, evidence }));
  });
  return notes;
}
