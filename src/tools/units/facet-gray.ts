/** What is left of a unit's response to its best photographs when their color is taken out; kept in the cache, unit by unit. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readUnit } from '#lib/circuits/unit-name.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { TestSet } from '../networks/cifar.ts';
import { root } from '../steps.ts';
import { beforeRelu, response, showPhotographs } from './photographs.ts';
import { gray } from './responses.ts';

export interface Asked {
  unit: string;
  /** Two lists of photographs, one of each kind, and the unit's mean response to either in color. */
  kinds: readonly { pictures: readonly number[]; inColor: number }[];
}

/** By unit: the response without color, as a share of that with it, for the kind that loses more. */
export async function withoutColor(
  id: NetworkId,
  set: TestSet,
  asked: readonly Asked[],
): Promise<Map<string, number>> {
  const file = join(root, '.cache/units/photographs', `${id}-gray.json`);
  // By unit and photograph.
  const known = existsSync(file)
    ? (JSON.parse(await readFile(file, 'utf8')) as Record<string, Record<number, number>>)
    : {};
  const missing = asked.filter(({ unit, kinds }) =>
    kinds.some(({ pictures }) => pictures.some((i) => known[unit]?.[i] === undefined)),
  );
  if (missing.length > 0) {
    const wanted = new Map<number, string[]>();
    for (const { unit, kinds } of missing)
      for (const i of kinds.flatMap(({ pictures }) => pictures))
        wanted.set(i, [...(wanted.get(i) ?? []), unit]);
    const indices = [...wanted.keys()];
    console.log(`${id}: ${indices.length} photographs without color, for ${missing.length} units`);
    const colorless: TestSet = { ...set, picture: (index, size) => gray(set.picture(index, size)) };
    const layersOf = [...new Set(missing.map(({ unit }) => readUnit(unit).layer))];
    await showPhotographs(id, colorless, indices, (T, first, count) => {
      for (const layer of layersOf) {
        const all = response(T(beforeRelu(layer)), layer);
        const values = all.dataSync<'float32'>();
        const channels = all.shape[1]!;
        for (let k = 0; k < count; k++)
          for (const unit of wanted.get(indices[first + k]!)!) {
            const at = readUnit(unit);
            if (at.layer !== layer) continue;
            (known[unit] ??= {})[indices[first + k]!] = values[k * channels + at.unit]!;
          }
      }
    });
    await writeFile(file, JSON.stringify(known));
  }
  return new Map(
    asked.map(({ unit, kinds }) => [
      unit,
      Math.min(
        ...kinds.map(({ pictures, inColor }) => {
          const sum = pictures.reduce((total, i) => total + known[unit]![i]!, 0);
          return sum / pictures.length / inColor;
        }),
      ),
    ]),
  );
}
