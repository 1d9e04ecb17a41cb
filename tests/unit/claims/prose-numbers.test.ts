/**
 * Numbers that two chapters state are those of the files that the tools wrote, so that neither changes without the
 * other. What the files hold is tested where they are made; how the chapters put it is theirs: a sentence is found by what it is about.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as mixing from '#components/figures/mixing-desk/params.ts';
import { chapter, numbersIn, numbersOn } from '../../support/prose.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const json = <T>(path: string): T => JSON.parse(read(path)) as T;

interface Tally {
  polysemantic: number;
  clean: number;
}
interface Counts {
  layers: (Tally & {
    units: number;
    compared: { units: Tally; directions: Tally; directionCount: number };
  })[];
  stricter: Tally;
  looser: Tally;
}
interface Round {
  unit: string;
  offers: { rule: { kind: string }; score: number }[];
}

const text = chapter('polysemanticity');
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
const percent = (part: number, whole: number): number => Number(((100 * part) / whole).toFixed(1));

it('the question: shares of the first half of the layers are those that PyTorch counts', () => {
  type Row = [layer: string, neurons: number, weights: number, biases: number, multiplications: number];
  const counts = json<Record<'inceptionv1' | 'resnet50', { '224': Row[] }>>('tests/golden/count.json');
  const share = (rows: Row[], of: (row: Row) => number): number =>
    Math.round((100 * sum(rows.slice(0, rows.length / 2).map(of))) / sum(rows.map(of)));
  const intro = chapter('intro');
  const first = counts.inceptionv1['224'];
  expect(numbersOn(intro, /InceptionV1/, /first half/, /multiplications/)).toEqual([
    share(first, (row) => row[4]),
    share(first, (row) => row[2] + row[3]),
  ]);
  expect(numbersOn(intro, /ResNet-50/, /middle/)).toEqual([share(counts.resnet50['224'], (row) => row[4])]);
});

describe('polysemanticity', () => {
  const { counts } = json<{ counts: Record<'inceptionv1' | 'resnet50', Counts> }>(
    'content/units/facets.json',
  );
  const totals = ({ layers }: Counts) => ({
    units: sum(layers.map(({ units }) => units)),
    polysemantic: sum(layers.map(({ polysemantic }) => polysemantic)),
    clean: sum(layers.map(({ clean }) => clean)),
  });
  const shares = ({ layers }: Counts, kind: keyof Tally) => {
    const of = layers.map(({ compared }) => compared);
    const units = totals({ layers } as Counts).units;
    const directions = sum(of.map(({ directionCount }) => directionCount));
    return [
      percent(sum(of.map((one) => one.units[kind])), units),
      percent(sum(of.map((one) => one.directions[kind])), directions),
    ];
  };

  it('counts units with two meanings and with one as the survey does', () => {
    const [a, b] = [totals(counts.inceptionv1), totals(counts.resnet50)];
    const { stricter, looser } = counts.inceptionv1;
    const of = (tally: Tally): number[] => [tally.polysemantic, tally.clean];
    expect(numbersOn(text, /InceptionV1/, /are polysemantic/)).toEqual([a.polysemantic, a.units, a.clean]);
    expect(numbersOn(text, /stricter/, /looser/)).toEqual([...of(stricter), ...of(looser)]);
    expect(numbersOn(text, /ResNet-50/, /are polysemantic/)).toEqual([b.polysemantic, b.units, b.clean]);
    expect(1 - (a.polysemantic + a.clean) / a.units).toBeGreaterThan(0.97);
  });

  it('compares them with random directions as the survey does', () => {
    const [unit, direction] = shares(counts.inceptionv1, 'polysemantic');
    expect(numbersOn(text, /InceptionV1/, /unrelated kinds/, /random directions/)).toEqual([unit, direction]);
    expect(numbersOn(text, /With ResNet-50/, /%/)).toEqual(shares(counts.resnet50, 'polysemantic'));
    const [clean, cleanDirection] = shares(counts.inceptionv1, 'clean');
    const [clean50, none] = shares(counts.resnet50, 'clean');
    expect(numbersOn(text, /looser standard/)).toEqual([
      clean,
      cleanDirection,
      clean50,
      sum(counts.resnet50.layers.map(({ compared }) => compared.directionCount)),
    ]);
    expect(none).toBe(0);
  });

  it('tells of the game what its rounds hold', () => {
    const { inceptionv1: rounds } = json<Record<string, Round[]>>(
      'components/figures/explain-this-unit/recorded/rounds.json',
    );
    const best = rounds!.map(({ offers }) => Math.max(...offers.map(({ score }) => score)));
    const oneWord = rounds!.map(({ offers }) => offers.find(({ rule }) => rule.kind === 'class')!.score);
    const short = (value: number): number => Number(value.toFixed(2));
    expect(read('content/chapters/polysemanticity.mdx')).toContain(
      `unit="${rounds![0]!.unit}">the first unit`,
    );
    expect(numbersOn(text, /first unit/, /correlation/)).toEqual(
      [oneWord[0]!, Math.min(...oneWord.slice(0, 5))].map(short),
    );
    expect(numbersOn(text, /second half/, /explanations/)).toEqual(
      [Math.max(...best.slice(5)), Math.min(...best.slice(5))].map(short),
    );
  });

  it('tells of the clearest unit what its file holds', () => {
    const { units } = json<{ units: { unit: string; facets: { classes: string[]; count: number }[] }[] }>(
      'public/units/inceptionv1/facets.json',
    );
    const counted = units.find(({ unit }) => unit === 'inception_4d:203')!.facets.map(({ count }) => count);
    expect(numbersOn(text, /best photographs/, /cars/, /spaniels/)).toEqual(counted.slice(0, 2));
  });

  it('tells of the small model what its recorded runs hold', () => {
    const { densities, widths } = json<{
      densities: number[];
      widths: { hidden: number; one: number[][] }[];
    }>('components/figures/mixing-desk/recorded/sweep.json');
    const at = (hidden: number, density: number): number[] =>
      widths.find((row) => row.hidden === hidden)!.one[densities.indexOf(density)]!;
    for (const density of densities.filter((d) => d >= 0.3)) expect(at(8, density)).toEqual([8, 8, 8]);
    expect(numbersOn(text, /recorded runs/, /density/)).toEqual([0.3, 0.2, 0.05]);
    expect([...at(8, 0.2)].sort((a, b) => a - b)[1]).toBe(4);
    for (const density of densities.filter((d) => d <= 0.05)) expect(at(8, density)).toEqual([0, 0, 0]);
    expect(numbersOn(text, /three runs/, /16/)).toEqual([
      0.05,
      mixing.params.steps.default,
      ...at(16, 0.05),
      16,
    ]);
  });
});

it('numbers are told from names, and read as they are written', () => {
  expect(
    numbersIn('Of 4,752 units of conv3_1 in ResNet-50, inception_4b:465 has .88, 1.9 % and 33.'),
  ).toEqual([4752, 0.88, 1.9, 33]);
});
