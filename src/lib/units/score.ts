/**
 * How well ratings foretell what a unit does: the score of an explanation is the correlation of the responses predicted with its help
 * and the true ones, after Bills et al. 2023, “Language models can explain neurons in language models”; and what chance gets.
 */
import { correlation, mean } from '../math/correlation.ts';
import type { Random } from '../math/random.ts';

/** A picture is rated 0, “not at all”, to 4, “as strongly as its best”. */
export const levels = 5;

/** What a reader who does not look would answer: every level as likely as any other. */
export function randomRatings(count: number, random: Random): Uint8Array {
  const ratings = new Uint8Array(count);
  for (let i = 0; i < count; i++) ratings[i] = random.int(levels);
  return ratings;
}

export interface Chance {
  mean: number;
  /** 95 of 100 random games lie from `low` to `high`. */
  low: number;
  high: number;
}

/** The mean score over `rounds`, a list of true responses for each, of games that are answered at random. */
export function chance(rounds: readonly (readonly number[])[], random: Random, games = 1000): Chance {
  const scores = new Float64Array(games);
  for (let game = 0; game < games; game++) {
    let sum = 0;
    for (const truths of rounds) sum += correlation(randomRatings(truths.length, random), truths);
    scores[game] = rounds.length > 0 ? sum / rounds.length : 0;
  }
  scores.sort();
  const at = (share: number): number => scores[Math.round(share * (games - 1))] ?? 0;
  return { mean: mean(scores), low: at(0.025), high: at(0.975) };
}
