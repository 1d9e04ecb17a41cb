/** The explanations that a reader may choose from, and how they are answered. */
import { answerTo, type GuessOption } from '#components/figure-kit/frame/guess.ts';
import { createRandom } from '#lib/math/random.ts';
import { ruleWords } from '#lib/units/rules.ts';
import { noRule, rightOf } from './result.ts';
import type { Round } from './rounds.ts';
import { shownScore } from './words.ts';

/** In an order of the unit's own, so that their places say nothing; that there is no rule comes last. */
export function optionsOf({ unit, offers }: Round): GuessOption[] {
  const random = createRandom(0).fork(unit);
  const drawn = offers.map(({ rule }) => ({ words: ruleWords(rule), place: random.uniform() }));
  return [
    ...drawn.sort((a, b) => a.place - b.place).map(({ words }) => ({ value: words, label: words })),
    { value: noRule, label: 'I see no rule' },
  ];
}

export function verdictOn(round: Round, choice: string | undefined): string {
  const scores = [...round.offers]
    .sort((a, b) => b.score - a.score)
    .map(({ rule, score }) => `“${ruleWords(rule)}” ${shownScore(score)}`);
  const sentence = `Followed to the letter on all ${round.quiz.pictures.length} photographs that questions are drawn from, these explanations score: ${scores.join(', ')}.`;
  return answerTo(choice, optionsOf(round), { value: rightOf(round), sentence });
}
