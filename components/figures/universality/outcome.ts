/** What the reader may expect of the other network, and what came of it. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { countsOf, layerOf, rangeOf, type Notes } from './census.ts';
import { wordsOf } from './families.ts';

export const guesses = [
  { value: 'none', label: 'none there' },
  { value: 'fewer', label: 'less than half as common' },
  { value: 'similar', label: 'about as common' },
  { value: 'more', label: 'more than twice as common' },
] as const;

const kindOf = (first: number, second: number): string => {
  if (second === 0) return 'none';
  if (second < first / 2) return 'fewer';
  return second > 2 * first ? 'more' : 'similar';
};

const percent = (share: number): string => `${(100 * share).toPrecision(2)}%`;

/** By how common the family is in the layer of each network that has most of it. */
export function outcomeOf(notes: Notes, networks: readonly NetworkId[], family: string): Outcome {
  const shares = networks.map((network) => {
    const layer = layerOf(notes, network, family, 'most');
    const { count, channels } = countsOf(notes, network, family).find((one) => one.layer === layer) ?? {
      count: 0,
      channels: 1,
    };
    return { network, layer, count, channels, share: count / channels };
  });
  const parts = shares.map(({ network, layer, count, channels, share }) =>
    count === 0
      ? `${networkTitles[network]} has none`
      : `${networkTitles[network]} has ${count} among the ${channels} units of ${layer} (${percent(share)})`,
  );
  const ranges = networks.flatMap((network) => {
    const range = rangeOf(notes, network, family);
    return range ? [`${range[0]} to ${range[1]} in ${networkTitles[network]}`] : [];
  });
  const sway =
    ranges.length === networks.length
      ? ` Over all layers, a rule with limits a tenth tighter or looser would find ${ranges.join(' and ')}.`
      : '';
  return {
    value: kindOf(shares[0]!.share, shares[1]!.share),
    sentence: `In the layer that has most ${wordsOf(family).many}, ${parts.join(', and ')}.${sway}`,
  };
}
