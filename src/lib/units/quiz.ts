/** Which pictures a reader is asked about: as many from every part of the range, in an order that gives nothing away. */
import { createRandom } from '../math/random.ts';

/** Pictures of one round. */
export const questions = 10;

/**
 * Places in `values`, the true responses to the pictures kept for questions, at least `count`: one drawn from each of `count` equal parts
 * of their ranking, shuffled. The same seed draws the same. Drawn without parts, most rounds would hold ten pictures that leave the unit
 * cold, and their order would be luck.
 */
export function drawQuestions(values: readonly number[], seed: number, count = questions): number[] {
  const random = createRandom(seed).fork('questions');
  const ranked = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
  const drawn = Array.from({ length: count }, (_, part) => {
    const first = Math.floor((part * ranked.length) / count);
    const end = Math.floor(((part + 1) * ranked.length) / count);
    return ranked[first + random.int(end - first)]!;
  });
  for (let i = drawn.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [drawn[i], drawn[j]] = [drawn[j]!, drawn[i]!];
  }
  return drawn;
}
