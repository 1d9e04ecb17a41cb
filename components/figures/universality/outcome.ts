/** What the reader may expect of the other network, and what came of it. */
import { networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { countsOf, layerOf, totalOf, type Notes } from './census.ts';
import { wordsOf } from './families.ts';

export const guesses = [
  { value: 'none', label: 'none' },
  { value: 'fewer', label: 'fewer than half as many' },
  { value: 'similar', label: 'about as many' },
  { value: 'more', label: 'more than twice as many' },
] as const;

export interface Outcome {
  /** One of the guesses. */
  right: string;
  sentence: string;
}

const kindOf = (first: number, second: number): string => {
  if (second === 0) return 'none';
  if (second < first / 2) return 'fewer';
  return second > 2 * first ? 'more' : 'similar';
};

export function outcomeOf(notes: Notes, networks: readonly NetworkId[], family: string): Outcome {
  const sides = networks.map((network) => {
    const counts = countsOf(notes, network, family);
    const layer = layerOf(notes, network, family, 'most');
    const most = counts.find((one) => one.layer === layer);
    const total = totalOf(counts);
    return {
      total,
      words: `${networkTitles[network]} has ${total}${total > 0 && most ? `, ${most.count} of them among the ${most.channels} units of ${layer}` : ''}`,
    };
  });
  return {
    right: kindOf(sides[0]!.total, sides[1]!.total),
    sentence: `Of ${wordsOf(family).many}, ${sides.map(({ words }) => words).join('; ')}.`,
  };
}
