/**
 * Wholes from parts: units of the middle of InceptionV1 that answer to one class, and whether that hangs on the four units that feed them most.
 * Writes `content/units/wholes.json`, and the field notes of the families `whole` and `part`; all other notes stay as they are.
 *
 *     npm run wholes
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startBackend } from '#lib/compute/backends.ts';
import { expand } from '#lib/circuits/expand.ts';
import { layerBefore } from '#lib/circuits/layer-before.ts';
import { readUnit, writeUnit } from '#lib/circuits/unit-name.ts';
import { layers } from '#lib/networks/layers.ts';
import { rankSize } from '#lib/stimuli/ranks.ts';
import { readTestSet } from '../networks/cifar.ts';
import { diskNetworks } from '../recording/network.ts';
import { root } from '../steps.ts';
import { bestCount, bestOf } from './best.ts';
import { cutStrongest } from './cut.ts';
import { picturesOf } from './photographs.ts';
import { placeOf } from './place.ts';
import { partNames, wholeNames } from './wholes-names.ts';

const id = 'inceptionv1';
/** Where wholes are looked for; their parts are one layer earlier. */
const wholeLayers = ['inception_4b', 'inception_4c', 'inception_4d'];
/** Of its 50 best photographs that must be of one class. */
const oneClass = 45;
/** How often four edges are drawn at random. */
const draws = 5;

interface Note {
  unit: string;
  name: string;
  family: string;
  evidence: Record<string, number | string>;
}

const whole = (part: number): number => Math.round(100 * part);
/** One decimal, in percent. */
const percent = (part: number): number => Number((100 * part).toFixed(1));
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

await startBackend('wasm', {});
const set = await readTestSet();
const network = await diskNetworks().open(id, wholeLayers.at(-1)!);
const best = await bestOf(id, ['inception_4a', ...wholeLayers], set);
const bestBy = new Map(best.map((one) => [writeUnit(one), one]));

/** The rules in words, as in families.json. */
const families = {
  whole: {
    title: 'whole from parts',
    rule: [
      `at least ${oneClass} of its ${bestCount} best photographs, of ${set.count}, are of one class`,
      'without its four strongest edges that excite it loses at least 30% of its response to them',
      'without four edges drawn at random it loses at most 5%',
    ],
  },
  part: {
    title: 'part of a whole',
    rule: [
      'it is one of the four strongest inputs of a whole',
      'its best photographs and the picture that was made for it show the same thing to us',
    ],
  },
};

/** What has been cut, kept so that the tool can be stopped and words changed. */
type Known = Record<string, { four: number[]; fall: number; random: number[] }>;
const cache = join(root, '.cache/wholes', `${id}-cuts.json`);
mkdirSync(dirname(cache), { recursive: true });
const known: Known = existsSync(cache) ? (JSON.parse(readFileSync(cache, 'utf8')) as Known) : {};

const candidates = best.filter(({ layer, share }) => wholeLayers.includes(layer) && share >= oneClass);
const survey: { unit: string; label: string; share: number; fall: number; random: number[] }[] = [];
const circuits: object[] = [];
const notes = new Map<string, Note>();
for (const candidate of candidates) {
  const to = { layer: candidate.layer, unit: candidate.unit };
  const name = writeUnit(to);
  const from = layerBefore(id, to.layer)!;
  if (!known[name]) {
    const pixels = picturesOf(set, candidate.pictures);
    const { four, fall, random } = cutStrongest(network, to, from, pixels, rankSize, draws);
    known[name] = { four, fall, random };
    writeFileSync(cache, JSON.stringify(known));
  }
  const { four, fall, random } = known[name];
  survey.push({
    unit: name,
    label: candidate.label,
    share: candidate.share,
    fall: percent(fall),
    random: random.map(percent),
  });
  console.log(
    `${name} (${candidate.label}, ${candidate.share}): ${percent(fall)} %, random ${percent(meanOf(random))} %`,
  );
  const title = wholeNames[name];
  if (!title) continue;
  const kernel = expand(network, to, from);
  const parts = four.map((unit) => {
    const part = bestBy.get(`${from}:${unit}`)!;
    return { unit: `${from}:${unit}`, label: part.label, share: part.share, ...placeOf(kernel, unit) };
  });
  circuits.push({
    unit: name,
    label: candidate.label,
    share: candidate.share,
    inputs: kernel.channels,
    fall: percent(fall),
    random: percent(meanOf(random)),
    parts,
    best: candidate.pictures,
  });
  notes.set(name, {
    unit: name,
    name: title,
    family: 'whole',
    evidence: {
      class: candidate.label,
      'of its 50 best photographs': candidate.share,
      inputs: kernel.channels,
      'lost by cutting the four strongest, in percent': whole(fall),
      'lost by cutting four at random, in percent': percent(meanOf(random)),
    },
  });
  for (const { unit, label, share, place } of parts) {
    const noted = notes.get(unit);
    if (noted?.family === 'whole' || !partNames[unit]) continue;
    const of = noted ? `${String(noted.evidence['of'])}, ${name}` : name;
    notes.set(unit, {
      unit,
      name: partNames[unit],
      family: 'part',
      evidence: {
        of,
        place: noted ? `${String(noted.evidence['place'])}, ${place}` : place,
        class: label,
        'of its 50 best photographs': share,
      },
    });
  }
}

const falls = survey.map(({ fall }) => fall).sort((a, b) => a - b);
const fields = {
  photographs: set.count,
  best: bestCount,
  oneClass,
  found: survey.length,
  'fall by 30 % or more': falls.filter((fall) => fall >= 30).length,
  'median fall': falls[falls.length >> 1],
  'random cuts above 5 %': survey.filter(({ random }) => meanOf(random) > 5).length,
  'median random': survey.map(({ random }) => meanOf(random)).sort((a, b) => a - b)[survey.length >> 1],
};
const lines = (list: readonly object[]): string => list.map((one) => JSON.stringify(one)).join(',\n');
writeFileSync(
  join(root, 'content/units/wholes.json'),
  `{"network": "${id}", "families": ${JSON.stringify(families)},\n"rule": ${JSON.stringify(fields)},\n"circuits": [\n${lines(circuits)}\n],\n"survey": [\n${lines(survey)}\n]}\n`,
);

const file = join(root, `content/units/${id}.json`);
const others = (JSON.parse(readFileSync(file, 'utf8')) as Note[]).filter(
  ({ unit, family }) => family !== 'whole' && family !== 'part' && !notes.has(unit),
);
const depth = (unit: string): number => layers[id].findIndex(({ name }) => name === readUnit(unit).layer);
const all = [...others, ...notes.values()].sort(
  (a, b) => depth(a.unit) - depth(b.unit) || readUnit(a.unit).unit - readUnit(b.unit).unit,
);
writeFileSync(file, `[\n${lines(all)}\n]\n`);
