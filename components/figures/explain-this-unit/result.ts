/** What a round comes to: the score of the reader’s ratings, and beside it those of rules and of chance, on the same photographs. */
import { createRandom } from '#lib/math/random.ts';
import { bestRule, ruleWords, scoreOf, simpleRules, type Described, type Rule } from '#lib/units/rules.ts';
import { correlation } from '#lib/math/correlation.ts';
import { chance } from '#lib/units/score.ts';
import { studied, worth, type Round } from './rounds.ts';

export interface Scored {
  words: string;
  score: number;
}

export interface Result {
  seed: number;
  ratings: readonly number[];
  /** The unit’s responses, measured on this device if `live`, else as they were recorded. */
  truths: readonly number[];
  live: boolean;
  score: number;
  /** The simplest explanation that fits what was studied, to the letter. */
  rule: Scored;
  /** The two classes that fit it best, to the letter. */
  pair?: Scored;
  /** The explanation that the reader chose, to the letter. */
  chosen?: Scored;
  /** 95 of 100 readers who do not look score between these. */
  chance: readonly [low: number, high: number];
}

/** What the reader may choose besides the rules on offer. */
export const noRule = 'none';

/** The rule about one thing that fits the studied photographs best. */
export function simpleRule(round: Round, photos: ReadonlyMap<number, Described>): Rule {
  const all = studied(round);
  return bestRule(
    simpleRules,
    all.map(([index]) => photos.get(index)!),
    all.map(([, response]) => response),
  );
}

const places = (value: number): number => Math.round(value * 1e4) / 1e4;

export const chanceOf = (rounds: readonly (readonly number[])[], seed: number): [number, number] => {
  const { low, high } = chance(rounds, createRandom(seed).fork('chance'));
  return [places(low), places(high)];
};

/** `choice` is the words of an offer, `noRule`, or nothing; `asked` are the photographs in the order of `ratings` and `truths`. */
export function resultOf(
  round: Round,
  photos: ReadonlyMap<number, Described>,
  asked: readonly number[],
  answers: Pick<Result, 'seed' | 'ratings' | 'truths' | 'live'>,
  choice: string | undefined,
): Result {
  const { seed, ratings, truths } = answers;
  const pictures = asked.map((index) => photos.get(index)!);
  const scored = (rule: Rule): Scored => ({
    words: ruleWords(rule),
    score: places(scoreOf(rule, pictures, truths)),
  });
  const pair = round.offers.find(({ rule }) => rule.kind === 'two classes');
  const chosen = round.offers.find(({ rule }) => ruleWords(rule) === choice);
  return {
    ...answers,
    score: places(correlation(ratings, truths)),
    rule: scored(simpleRule(round, photos)),
    ...(pair && { pair: scored(pair.rule) }),
    ...(chosen && { chosen: scored(chosen.rule) }),
    chance: chanceOf([truths], seed),
  };
}

/** Which of the offers is right: the one that scores best on all photographs kept for questions, or none where none is worth it. */
export function rightOf({ offers }: Round): string {
  const best = [...offers].sort((a, b) => b.score - a.score)[0];
  return best && best.score >= worth ? ruleWords(best.rule) : noRule;
}
