/** What the export holds of the game: the round that is set, and all that have been played. */
import type { Result } from './result.ts';

/** What of the game is exported. */
export interface Played {
  round: { unit: string };
  /** The photographs that are asked about, and the unit's responses as recorded. */
  asked: { pictures: readonly number[]; values: readonly number[] };
  /** The responses as measured here, where they are. */
  live: readonly number[] | undefined;
  /** Of every round, that of the last time it was played. */
  results: readonly (Result | undefined)[];
  played(): { unit: string; words: string; result: Result }[];
}

const mean = (values: readonly number[]): number | null =>
  values.length > 0
    ? Math.round((1e4 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 1e4
    : null;

/** `rule` is the simplest explanation that fits the studied photographs, in words. */
export function reportOf(game: Played, rule: string | undefined): { metrics: object; data: object } {
  const { asked, live, results, round } = game;
  const all = results.filter((result) => result !== undefined);
  return {
    metrics: {
      played: all.length,
      score: mean(all.map(({ score }) => score)),
      rule: mean(all.map((result) => result.rule.score)),
    },
    data: {
      unit: round.unit,
      rule: rule ?? null,
      pictures: asked.pictures,
      recorded: asked.values,
      responses: live ?? [],
      rounds: game.played().map(({ unit, words, result }) => ({ unit, explanation: words, ...result })),
    },
  };
}
