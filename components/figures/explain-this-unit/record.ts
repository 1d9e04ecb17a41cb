/**
 * The rounds of `explain-this-unit`: ten of the units in public/units/<network>/facets.json, from those whose responses an explanation on offer
 * foretells well to those that none of them foretells, with the photographs that are studied.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { createResponses } from '#lib/optvis/responses.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import type { FacetUnit, FacetsFile } from '#lib/units/facets.ts';
import { colorShares } from '#lib/units/picture-colors.ts';
import { bestRule, pairRules, scoreOf, simpleRules, type Described } from '#lib/units/rules.ts';
import { readTestSet, type TestSet } from '#tools/networks/cifar.ts';
import { root } from '#tools/steps.ts';
import type { DiskNetworks } from '#tools/recording/network.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { rounds as count } from './params.ts';
import { responsesOf } from './responses.ts';
import { carries, studied, type Offer, type Round, type Rounds, type Studied } from './rounds.ts';

/** What is studied: the strongest, those nearest to half of the strongest, and the weakest of those listed. */
const shown = { best: 12, middle: 4, low: 4 };

const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits));

async function responses(
  networks: DiskNetworks,
  network: NetworkId,
  unit: string,
  set: TestSet,
  pictures: readonly number[],
): Promise<number[]> {
  const config = responsesOf(
    network,
    unit,
    pictures.map((index) => ({ side: 32, rgb: set.picture(index) })),
  );
  const experiment = createResponses(await networks.open(network, config.run.layer), config);
  for (const _ of pictures) experiment.step();
  const { values } = await experiment.read();
  experiment.dispose();
  return Array.from(values, (value) => rounded(value));
}

/** Of `range`, the pictures nearest to `goal` that are not among `taken`, strongest first. */
function nearest(
  { range }: FacetUnit,
  goal: number,
  number: number,
  taken: readonly number[],
): [number, number][] {
  const all = range.flatMap(({ pictures, values }) =>
    pictures.map((index, i): [number, number] => [index, values[i]!]),
  );
  return all
    .filter(([index]) => !taken.includes(index))
    .sort((a, b) => Math.abs(a[1] - goal) - Math.abs(b[1] - goal))
    .slice(0, number)
    .sort((a, b) => b[1] - a[1]);
}

async function roundOf(
  networks: DiskNetworks,
  network: NetworkId,
  listed: FacetUnit,
  set: TestSet,
): Promise<Round> {
  const { unit, name, largest, quiz } = listed;
  const best = listed.best.slice(0, shown.best);
  const strengths = await responses(networks, network, unit, set, best);
  const label = (index: number): string => classNames[set.labels[index]!]!;
  const named = ([index, value]: [number, number]): Studied => [index, value, label(index)];
  const study = {
    best: best.map((index, i) => named([index, strengths[i]!])),
    middle: nearest(listed, largest / 2, shown.middle, best).map(named),
    low: nearest(listed, 0, shown.low, best).map(named),
  };
  const described = (index: number): Described => ({
    label: label(index),
    colors: colorShares(set.picture(index)),
  });
  const seen = studied({ study });
  const asked = quiz.pictures.map(described);
  const offer = (rules: typeof simpleRules): Offer => {
    const pictures = seen.map(([index]) => described(index));
    const values = seen.map(([, value]) => value);
    const rule = bestRule(rules, pictures, values);
    return {
      rule,
      fit: rounded(scoreOf(rule, pictures, values)),
      score: rounded(scoreOf(rule, asked, quiz.values)),
    };
  };
  // A class that was not to be seen while studying is no guess of a reader's.
  const classes = new Set<string>(seen.map(([, , name]) => name));
  const offers = [
    offer(simpleRules.filter(({ kind }) => kind === 'class')),
    offer(
      pairRules.filter((rule) => rule.kind === 'two classes' && rule.classes.every((c) => classes.has(c))),
    ),
    offer(simpleRules.filter(({ kind }) => kind === 'color')),
  ];
  return { unit, name, largest, study, quiz, offers };
}

export default async function record({ folder, networks }: Recording): Promise<void> {
  const set = await readTestSet();
  const found: Rounds = {};
  for (const network of ['resnet50', 'inceptionv1'] as const) {
    const file = join(root, 'public/units', network, 'facets.json');
    if (!existsSync(file)) continue;
    const { units } = JSON.parse(await readFile(file, 'utf8')) as FacetsFile;
    const all: Round[] = [];
    for (const listed of units) all.push(await roundOf(networks, network, listed, set));
    const ordered = all.sort((a, b) => carries(b) - carries(a));
    // As far apart as they come.
    const chosen = Array.from(
      { length: Math.min(count, ordered.length) },
      (_, k) => ordered[Math.round((k * (ordered.length - 1)) / (count - 1))]!,
    );
    for (const { unit, name, offers } of ordered) {
      const mark = chosen.some((one) => one.unit === unit) ? '*' : ' ';
      const scores = offers.map(({ rule, fit, score }) => `${JSON.stringify(rule)} ${fit} ${score}`);
      console.log(`explain-this-unit: ${network} ${mark} ${unit} ${name}: ${scores.join('; ')}`);
    }
    found[network] = chosen;
  }
  await mkdir(folder, { recursive: true });
  const lines = Object.entries(found).map(
    ([network, list]) =>
      `${JSON.stringify(network)}:[\n${list.map((one) => JSON.stringify(one)).join(',\n')}]`,
  );
  await writeFile(join(folder, 'rounds.json'), `{${lines.join(',\n')}}\n`);
}
