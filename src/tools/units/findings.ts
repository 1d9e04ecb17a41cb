/** Which families are common in one network and rare in the other, by the same rules. */
import type { NetworkId } from '#lib/networks/manifest.ts';

export interface Counts {
  /** In the order of depth; `named` has the families that occur. */
  layers: { layer: string; live: number; named: Record<string, number> }[];
  /** Over all layers, with every limit a tenth tighter, and a tenth looser. */
  stricter: Record<string, number>;
  looser: Record<string, number>;
}

export interface Finding {
  family: string;
  common: NetworkId;
  rare: NetworkId;
  /** Named units of a thousand live ones, with stricter limits, those of the rule, and looser ones. */
  perThousand: Record<NetworkId, number[]>;
}

/** How many times as common, whichever of the three limits is taken, and in how many units at least. */
const times = 3;
const enough = 10;

const totals = ({ layers, stricter, looser }: Counts, family: string): number[] => [
  stricter[family] ?? 0,
  layers.reduce((sum, { named }) => sum + (named[family] ?? 0), 0),
  looser[family] ?? 0,
];

function perThousand(counts: Counts, family: string): number[] {
  const live = counts.layers.reduce((sum, layer) => sum + layer.live, 0);
  return totals(counts, family).map((total) => Number(((1000 * total) / live).toFixed(1)));
}

/** Nothing where only one network was measured. */
export function findings(counts: Partial<Record<NetworkId, Counts>>, families: readonly string[]): Finding[] {
  const { inceptionv1, resnet50 } = counts;
  if (!inceptionv1 || !resnet50) return [];
  return families.flatMap((family) => {
    const rates = {
      inceptionv1: perThousand(inceptionv1, family),
      resnet50: perThousand(resnet50, family),
    };
    const pairs: [NetworkId, NetworkId][] = [
      ['inceptionv1', 'resnet50'],
      ['resnet50', 'inceptionv1'],
    ];
    return pairs
      .filter(
        ([common, rare]) =>
          totals(counts[common]!, family)[1]! >= enough &&
          rates[common].every((rate, i) => rate >= times * rates[rare][i]!),
      )
      .map(([common, rare]) => ({ family, common, rare, perThousand: rates }));
  });
}
