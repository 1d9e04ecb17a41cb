/** Scores of explanations: the correlation, the reader who does not look, the simplest rules, and the rounds that were recorded. */
import { describe, expect, test } from 'vitest';
import { roundsOf } from '#components/figures/explain-this-unit/recorded.ts';
import { carries, studied } from '#components/figures/explain-this-unit/rounds.ts';
import { createRandom } from '#lib/math/random.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';
import { colorName, colorShares, colorWords, type ColorName } from '#lib/units/picture-colors.ts';
import { drawQuestions, questions } from '#lib/units/quiz.ts';
import { bestRule, pairRules, ruleWords, scoreOf, simpleRules, type Described } from '#lib/units/rules.ts';
import { correlation } from '#lib/math/correlation.ts';
import { chance, levels, randomRatings } from '#lib/units/score.ts';

const networks = ['resnet50', 'inceptionv1'] as const;

test('the score is Pearson’s correlation, and 0 where an answer says nothing', () => {
  // By hand: 3 / sqrt(2 * 14/3).
  expect(correlation([0, 1, 2], [0, 1, 3])).toBeCloseTo(3 / Math.sqrt(28 / 3), 12);
  expect(correlation([0, 1, 2], [0, 1, 0])).toBeCloseTo(0, 12);
  // Whatever the scale of the unit is.
  const [said, did] = [
    [4, 0, 1, 3, 0],
    [0.021, 0.002, 0.004, 0.03, 0],
  ];
  const score = correlation(said, did);
  expect(
    correlation(
      said,
      did.map((value) => 100 * value + 7),
    ),
  ).toBeCloseTo(score, 12);
  expect(
    correlation(
      said,
      did.map((value) => -value),
    ),
  ).toBeCloseTo(-score, 12);
  expect(correlation([2, 2, 2, 2, 2], did)).toBe(0);
  expect(correlation(said, [0.1, 0.1, 0.1, 0.1, 0.1])).toBe(0);
  expect(() => correlation([1, 2], [1])).toThrow(/2 and 1 numbers/);
});

describe.each(networks)('%s', (network) => {
  const rounds = roundsOf(network);

  test('a reader who answers at random scores about zero in 1,000 games of ten rounds', () => {
    expect(rounds).toHaveLength(10);
    let sum = 0;
    for (let game = 0; game < 1000; game++) {
      const random = createRandom(game).fork('reader');
      for (const { quiz } of rounds) {
        const truths = drawQuestions(quiz.values, game).map((i) => quiz.values[i]!);
        sum += correlation(randomRatings(truths.length, random), truths) / (1000 * rounds.length);
      }
    }
    expect(Math.abs(sum)).toBeLessThan(0.02);
  });

  test('the rounds go from units that can be foretold to units that cannot, and ask about nothing that was studied', () => {
    const scores = rounds.map((round) => carries(round));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(rounds.map(({ unit }) => unit)).size).toBe(10);
    for (const round of rounds) {
      const seen = studied(round).map(([index]) => index);
      expect(seen.length).toBeGreaterThanOrEqual(16);
      expect(new Set([...seen, ...round.quiz.pictures]).size).toBe(seen.length + 60);
      expect(round.quiz.values).toHaveLength(60);
      // Measured anew, by the weights that readers get.
      expect(round.study.best[0]![1] / round.largest).toBeCloseTo(1, 1);
    }
  });
});

test('chance is as wide as ten pictures make it, and narrower over ten rounds', () => {
  const truths = Array.from({ length: questions }, (_, i) => i);
  const one = chance([truths], createRandom(1));
  // A correlation of ten unrelated pairs has a standard deviation of 1/3.
  expect(one.mean).toBeCloseTo(0, 1);
  expect(one.low).toBeGreaterThan(-0.7);
  expect(one.low).toBeLessThan(-0.55);
  expect(one.high).toBeGreaterThan(0.55);
  expect(one.high).toBeLessThan(0.7);
  const ten = chance(
    Array.from({ length: 10 }, () => truths),
    createRandom(1),
  );
  expect(ten.high - ten.low).toBeCloseTo((one.high - one.low) / Math.sqrt(10), 1);
  expect(new Set(randomRatings(200, createRandom(2))).size).toBe(levels);
});

test('questions come from every tenth of the range, the same for the same seed', () => {
  const values = Array.from({ length: 60 }, (_, i) => (i * 37) % 60);
  const drawn = drawQuestions(values, 3);
  expect(drawQuestions(values, 3)).toEqual(drawn);
  expect(drawQuestions(values, 4)).not.toEqual(drawn);
  expect(drawn.map((i) => Math.floor(values[i]! / 6)).sort((a, b) => a - b)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ]);
});

test('colors are called what people call them', () => {
  const named: [number, number, number, ColorName][] = [
    [1, 1, 1, 'white'],
    [0.05, 0.1, 0.05, 'black'],
    [0.5, 0.5, 0.52, 'gray'],
    [0.8, 0.1, 0.1, 'red or brown'],
    [0.45, 0.3, 0.15, 'red or brown'],
    [0.9, 0.8, 0.1, 'yellow'],
    [0.2, 0.5, 0.2, 'green'],
    [0.3, 0.5, 0.9, 'blue'],
    [0.6, 0.2, 0.8, 'purple'],
    [0.9, 0.1, 0.3, 'red or brown'],
  ];
  for (const [r, g, b, name] of named) expect([r, g, b, colorName(r, g, b)]).toEqual([r, g, b, name]);
  const half = colorShares([1, 1, 1, 0.3, 0.5, 0.9]);
  expect([half.white, half.blue, half.green]).toEqual([0.5, 0.5, 0]);
  expect(colorWords(half)).toBe('mostly white and blue');
});

test('the best simple rule is found, and two classes where one will not do', () => {
  const random = createRandom(5);
  const pictures = classNames.flatMap((label): Described[] =>
    Array.from({ length: 4 }, () => ({
      label,
      colors: colorShares(Array.from({ length: 60 }, () => random.uniform())),
    })),
  );
  const respond = (of: (picture: Described) => number): number[] =>
    pictures.map((picture) => of(picture) + 0.02 * random.uniform());
  const found = (rules: typeof simpleRules, values: number[]): string =>
    ruleWords(bestRule(rules, pictures, values));
  expect(
    found(
      simpleRules,
      respond(({ label }) => Number(label === 'deer')),
    ),
  ).toBe('deer');
  expect(
    found(
      simpleRules,
      respond(({ colors }) => colors.blue),
    ),
  ).toBe('something blue');
  expect(
    found(
      simpleRules,
      respond(({ label }) => Number(/plane|mobile|ship|truck/.test(label))),
    ),
  ).toBe('vehicles');
  const mixed = respond(({ label }) => Number(label === 'ship' || label === 'horse'));
  expect(found(pairRules, mixed)).toBe('horses or ships');
  const one = bestRule(simpleRules, pictures, mixed);
  const two = bestRule(pairRules, pictures, mixed);
  expect(scoreOf(two, pictures, mixed)).toBeGreaterThan(0.99);
  expect(scoreOf(one, pictures, mixed)).toBeLessThan(0.75);
});
