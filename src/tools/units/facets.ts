/**
 * Which units answer to one kind of thing, and which to two that have nothing to do with each other, by what all 10,000 test pictures of CIFAR-10 do to
 * them. Writes `content/units/facets.json` (the rules in words, and how many units of each layer pass), the field notes of the families `polysemantic`
 * and `clean`, and what figures show of these units, `public/units/<network>/facets.json`.
 *
 *     npm run facets [-- resnet50] [-- inceptionv1]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend } from '#lib/compute/backends.ts';
import { layerBefore } from '#lib/circuits/layer-before.ts';
import { readUnit } from '#lib/circuits/unit-name.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { rankSize } from '#lib/stimuli/ranks.ts';
import type { FacetsFile } from '#lib/units/facets.ts';
import { readTestSet } from '../networks/cifar.ts';
import { root } from '../steps.ts';
import { chosen, plurals } from './facet-chosen.ts';
import { facetUnit } from './facet-entry.ts';
import { standardized } from './facet-measures.ts';
import { cautions, facetRules, noted } from './facet-rules.ts';
import { familyOfFacets, surveyNetwork, type Found, type SurveyCounts } from './facet-survey.ts';
import { classesOf, kinds } from './kinds.ts';
import { readResponses } from './photographs.ts';
import { sentence } from './rule.ts';

interface Note {
  unit: string;
  name: string;
  family: string;
  evidence: Record<string, number | string>;
}

const lines = (list: readonly object[]): string => list.map((one) => JSON.stringify(one)).join(',\n');
const set = await readTestSet();

/** By the most frequent class of each kind, “horses or ships”; of a clean unit, “ships”. */
function nameOf({ best, label, pair }: Found, family: string): string {
  if (family === 'clean') return plurals[label]!;
  const own = best.map((i) => set.labels[i]!);
  return pair!.map((kind) => plurals[classesOf(kind, own)[0]!]!).join(' or ');
}

function noteOn(found: Found): Note {
  const family = familyOfFacets(found)!;
  const { conditions } = facetRules.find((rule) => rule.family === family)!;
  const measures = family === 'clean' ? found.clean : found.polysemantic!;
  return {
    unit: found.unit,
    name: nameOf(found, family),
    family,
    evidence: {
      ...(family === 'clean'
        ? { class: found.label }
        : { kinds: found.pair!.map((kind) => kinds[kind]!.name).join('; ') }),
      ...Object.fromEntries(
        conditions.map((condition) => [condition.label, noted(condition, measures[condition.measure]!)]),
      ),
    },
  };
}

/** The notes on the chosen units. Throws where one passes no rule, or has another name. */
function notesOn(id: NetworkId, found: readonly Found[], others: readonly Note[]): Note[] {
  const wrong: string[] = [];
  const notes = (['polysemantic', 'clean'] as const).flatMap((family) =>
    chosen[id][family].flatMap((unit) => {
      const one = found.find((entry) => entry.unit === unit);
      const other = others.find((note) => note.unit === unit);
      if (other) wrong.push(`${unit} is noted as “${other.name}” already.`);
      if (one && familyOfFacets(one) === family) return [noteOn(one)];
      wrong.push(`${unit} is not ${family} by the rule: ${JSON.stringify(one?.[family])}.`);
      return [];
    }),
  );
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return notes;
}

async function writeFacets(id: NetworkId, notes: readonly Note[]): Promise<void> {
  const units: FacetsFile['units'] = [];
  for (const { unit, family, name } of notes) {
    const at = readUnit(unit);
    const after = layers[id].find((layer) => layerBefore(id, layer.name) === at.layer)!.name;
    const [own, next] = [await readResponses(id, at.layer, set), await readResponses(id, after, set)];
    const entry = facetUnit(
      { unit, name, family: family as FacetsFile['units'][number]['family'] },
      own.of(at.unit),
      standardized(next),
      set.labels,
    );
    units.push(entry);
    const groups = entry.facets.map(({ label, count, share }) => `${count} ${label} ${share}`);
    console.log(`${unit} (${name}): ${groups.join(', ')}`);
  }
  const head = JSON.stringify({ network: id, pictures: set.count, size: rankSize }).slice(0, -1);
  writeFileSync(join(root, 'public/units', id, 'facets.json'), `${head},"units":[\n${lines(units)}\n]}\n`);
}

interface Summary {
  counts: Partial<Record<NetworkId, SurveyCounts>>;
  /** “inception_5b:987 ships or horses”, of all units that pass. */
  passing: Partial<Record<NetworkId, Record<string, string[]>>>;
}

/** What is known of the other network stays. */
function writeSummary(id: NetworkId, counts: SurveyCounts, passing: Record<string, string[]>): void {
  const file = join(root, 'content/units/facets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Summary) : undefined;
  const families = Object.fromEntries(
    facetRules.map(({ family, title, conditions }) => [family, { title, rule: conditions.map(sentence) }]),
  );
  const summary = {
    families,
    cautions,
    counts: { ...known?.counts, [id]: counts },
    passing: { ...known?.passing, [id]: passing },
  };
  writeFileSync(file, JSON.stringify(summary, null, 1) + '\n');
}

const asked = process.argv.slice(2);
for (const name of asked) if (!(name in layers)) throw new Error(`There is no network called “${name}”.`);
await startBackend('wasm', {});
for (const id of Object.keys(layers) as NetworkId[]) {
  if (asked.length > 0 && !asked.includes(id)) continue;
  const surveyed = await surveyNetwork(id, set);
  const named = (family: string): string[] =>
    surveyed.found
      .filter((one) => familyOfFacets(one) === family)
      .map((one) => `${one.unit} ${nameOf(one, family)}`);
  writeSummary(id, surveyed.counts, { polysemantic: named('polysemantic'), clean: named('clean') });

  const file = join(root, `content/units/${id}.json`);
  const others = (JSON.parse(readFileSync(file, 'utf8')) as Note[]).filter(
    ({ family }) => family !== 'polysemantic' && family !== 'clean',
  );
  const notes = notesOn(id, surveyed.found, others);
  const depth = (unit: string): number => layers[id].findIndex(({ name }) => name === readUnit(unit).layer);
  const all = [...others, ...notes].sort(
    (a, b) => depth(a.unit) - depth(b.unit) || readUnit(a.unit).unit - readUnit(b.unit).unit,
  );
  writeFileSync(file, `[\n${lines(all)}\n]\n`);
  await writeFacets(id, notes);
  const { stricter, looser } = surveyed.counts;
  console.log(`${id}:`, JSON.stringify({ stricter, looser }));
}
