/**
 * Writes the field notes: which units of the first stages have earned a name, by which rule, and how many of each family there are.
 *
 *     npm run units [-- resnet50] [-- inceptionv1]
 *
 * `content/units/<network>.json` holds the named units, `content/units/families.json` the rules in words, the counts, and how they change where every
 * limit of a rule is a tenth tighter or looser. What has been measured is kept in `.cache/units` (responses.ts).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { root } from '../steps.ts';
import { familyOf, measured, noteOn, type Measured } from './classify.ts';
import { families } from './families.ts';
import { findings, type Counts } from './findings.ts';
import { measuredLayers, responsesOf } from './responses.ts';
import { sentence } from './rule.ts';

const folder = join(root, 'content/units');
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** By how much limits are moved to see what hangs on them. */
const slack = 1.1;

const countIn = (units: readonly Measured[], factor = 1): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { profile } of units) {
    const family = familyOf(profile, factor)?.family;
    if (family !== undefined) counts[family] = (counts[family] ?? 0) + 1;
  }
  return counts;
};

function count(id: NetworkId, units: readonly Measured[]): Counts {
  const layers = measuredLayers[id].map((layer) => {
    const here = units.filter((unit) => unit.layer === layer);
    return { layer, live: here.length, named: countIn(here) };
  });
  return { layers, stricter: countIn(units, 1 / slack), looser: countIn(units, slack) };
}

const file = 'families.json';
const old = existsSync(join(folder, file))
  ? (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { counts: Partial<Record<NetworkId, Counts>> })
      .counts
  : {};
const counts: Partial<Record<NetworkId, Counts>> = { ...old };

const asked = process.argv.slice(2);
for (const name of asked)
  if (!(name in measuredLayers)) throw new Error(`There is no network called “${name}”.`);
await startBackend('wasm', {});
for (const id of Object.keys(measuredLayers) as NetworkId[]) {
  if (asked.length > 0 && !asked.includes(id)) continue;
  const units = measured(id, await responsesOf(id));
  const notes = units.flatMap((unit) => {
    const family = familyOf(unit.profile);
    return family ? [noteOn(unit, family)] : [];
  });
  // Deeper layers have notes of their own (wholes.ts).
  const deeper = (
    existsSync(join(folder, `${id}.json`))
      ? (JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')) as { unit: string }[])
      : []
  ).filter(({ unit }) => !measuredLayers[id].includes(unit.split(':')[0]!));
  write(`${id}.json`, `[\n${[...notes, ...deeper].map((note) => JSON.stringify(note)).join(',\n')}\n]\n`);
  counts[id] = count(id, units);
  console.log(`${id}: ${notes.length} of ${units.length} live units have a name.`);
}
write(
  file,
  JSON.stringify(
    {
      families: Object.fromEntries(
        families.map(({ family, title, conditions }) => [family, { title, rule: conditions.map(sentence) }]),
      ),
      counts,
      findings: findings(
        counts,
        families.map(({ family }) => family),
      ),
    },
    null,
    1,
  ) + '\n',
);
