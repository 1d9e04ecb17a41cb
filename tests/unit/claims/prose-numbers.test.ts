/**
 * Numbers that two chapters state are those of the files that the tools wrote, so that neither changes without the
 * other. What the files hold is tested where they are made.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const json = <T>(path: string): T => JSON.parse(read(path)) as T;
const chapter = (name: string): string => read(`content/chapters/${name}.mdx`).replace(/\s+/g, ' ');

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
const grouped = (value: number): string => value.toLocaleString('en-US');
const percent = (part: number, whole: number): string => String(Number(((100 * part) / whole).toFixed(1)));

it('the question: shares of the first half of the layers are those that PyTorch counts', () => {
  type Row = [layer: string, neurons: number, weights: number, biases: number, multiplications: number];
  const counts = json<Record<'inceptionv1' | 'resnet50', { '224': Row[] }>>('tests/golden/count.json');
  const share = (rows: Row[], of: (row: Row) => number): number =>
    Math.round((100 * sum(rows.slice(0, rows.length / 2).map(of))) / sum(rows.map(of)));
  const intro = chapter('intro');
  const first = counts.inceptionv1['224'];
  expect(intro).toContain(
    `two thirds of the multiplications, ${share(first, (row) => row[4])} %, with ${share(first, (row) => row[2] + row[3])} % of the weights`,
  );
  expect(intro).toContain(`${share(counts.resnet50['224'], (row) => row[4])} % before the middle`);
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
    expect(text).toContain(
      `${a.polysemantic} of the ${grouped(a.units)} units of InceptionV1 from inception_4a on are polysemantic, and ${a.clean} are clean`,
    );
    expect(text).toContain(
      `stricter it is ${stricter.polysemantic} and ${stricter.clean}, with every limit a tenth looser ${looser.polysemantic} and ${looser.clean}`,
    );
    expect(text).toContain(`${b.polysemantic} of ${grouped(b.units)} are polysemantic and ${b.clean} clean`);
    expect(1 - (a.polysemantic + a.clean) / a.units).toBeGreaterThan(0.97);
  });

  it('compares them with random directions as the survey does', () => {
    const [unit, direction] = shares(counts.inceptionv1, 'polysemantic');
    expect(text).toContain(`InceptionV1 ${unit} % have two unrelated kinds`);
    expect(text).toContain(`of random directions ${direction} %`);
    const [unit50, direction50] = shares(counts.resnet50, 'polysemantic');
    expect(text).toContain(`it is ${unit50} and ${direction50} %`);
    const [clean, cleanDirection] = shares(counts.inceptionv1, 'clean');
    expect(text).toContain(
      `${clean} % of units are clean by that looser standard and ${cleanDirection} % of random directions`,
    );
    const [clean50, none] = shares(counts.resnet50, 'clean');
    expect(text).toContain(`${clean50} % in ResNet-50`);
    expect(none).toBe('0');
  });

  it('tells of the game what its rounds hold', () => {
    const { inceptionv1: rounds } = json<Record<string, Round[]>>(
      'components/figures/explain-this-unit/recorded/rounds.json',
    );
    const best = rounds!.map(({ offers }) => Math.max(...offers.map(({ score }) => score)));
    const oneWord = rounds!.map(({ offers }) => offers.find(({ rule }) => rule.kind === 'class')!.score);
    const short = (value: number): string => value.toFixed(2).slice(1);
    expect(text).toContain(`unit="${rounds![0]!.unit}">the first unit`);
    expect(text).toContain(`with a correlation of ${short(oneWord[0]!)}`);
    expect(text).toContain(`by one word at ${short(Math.min(...oneWord.slice(0, 5)))} or better`);
    expect(text).toContain(
      `score between ${short(Math.max(...best.slice(5)))} and ${short(Math.min(...best.slice(5)))}`,
    );
  });

  it('tells of the clearest unit what its file holds', () => {
    const { units } = json<{ units: { unit: string; facets: { classes: string[]; count: number }[] }[] }>(
      'public/units/inceptionv1/facets.json',
    );
    const counted = units.find(({ unit }) => unit === 'inception_4d:203')!.facets.map(({ count }) => count);
    expect(text).toContain(`${counted[0]} are cars or trucks and ${counted[1]} are dogs`);
  });

  it('tells of the small model what its recorded runs hold', () => {
    const { densities, widths } = json<{
      densities: number[];
      widths: { hidden: number; one: number[][] }[];
    }>('components/figures/mixing-desk/recorded/sweep.json');
    const at = (hidden: number, density: number): number[] =>
      widths.find((row) => row.hidden === hidden)!.one[densities.indexOf(density)]!;
    for (const density of densities.filter((d) => d >= 0.3)) expect(at(8, density)).toEqual([8, 8, 8]);
    expect(text).toContain(
      'all eight meant one thing down to a density of .3, four did at .2, and none at .05',
    );
    expect([...at(8, 0.2)].sort((a, b) => a - b)[1]).toBe(4);
    for (const density of densities.filter((d) => d <= 0.05)) expect(at(8, density)).toEqual([0, 0, 0]);
    const [a, b, c] = at(16, 0.05);
    expect(text).toContain(`in the three runs ${a}, ${b} and ${c} of the 16 meant one thing`);
  });
});
