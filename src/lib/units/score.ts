/**
 * How well ratings foretell what a unit does: the score of an explanation is the correlation of the responses predicted with its help
 * and the true ones, after Bills et al. 2023, “Language models can explain neurons in language models”; and what chance gets.
 */
import type { Random } from '../math/random.ts';

/** A picture is rated 0, “not at all”, to 4, “as strongly as its best”. */
export const levels = 5;

const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length > 0 ? sum / values.length : 0;
};

/**
 * Pearson's correlation, −1 to 1. An answer that is the same for every picture foretells nothing: where either list is constant, the
 * formula divides zero by zero, and the score is 0. Throws a RangeError where the lists differ in length.
 */
export function correlation(predicted: ArrayLike<number>, actual: ArrayLike<number>): number {
  if (predicted.length !== actual.length)
    throw new RangeError(`${predicted.length} predictions do not go with ${actual.length} responses.`);
  const [a, b] = [mean(predicted), mean(actual)];
  let [both, first, second] = [0, 0, 0];
  for (let i = 0; i < actual.length; i++) {
    const [x, y] = [predicted[i]! - a, actual[i]! - b];
    both += x * y;
    first += x * x;
    second += y * y;
  }
  // What is left of a constant after rounding.
  const nothing = 1e-20 * actual.length;
  if (first <= nothing * (1 + a * a) || second <= nothing * (1 + b * b)) return 0;
  return both / Math.sqrt(first * second);
}

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
