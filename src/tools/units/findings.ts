/** Which families one network has and the other lacks, by the same rules. */
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
  has: NetworkId;
  lacks: NetworkId;
  /** Named units in the layer where either has most of them, as a share of its live units. */
  share: Record<NetworkId, number>;
}

/** A network has a family if at least this share of some layer belongs to it, and lacks it below a fifth of what the other has. */
const enough = 0.02;
const few = 0.2;

const most = ({ layers }: Counts, family: string): number =>
  Math.max(...layers.map(({ live, named }) => (named[family] ?? 0) / live));

export function findings(counts: Partial<Record<NetworkId, Counts>>): Finding[] {
  const { inceptionv1, resnet50 } = counts;
  if (!inceptionv1 || !resnet50) return [];
  const names = new Set(
    [inceptionv1, resnet50].flatMap(({ layers }) => layers.flatMap(({ named }) => Object.keys(named))),
  );
  return [...names].flatMap((family) => {
    const share = { inceptionv1: most(inceptionv1, family), resnet50: most(resnet50, family) };
    const [has, lacks]: [NetworkId, NetworkId] =
      share.inceptionv1 > share.resnet50 ? ['inceptionv1', 'resnet50'] : ['resnet50', 'inceptionv1'];
    return share[has] >= enough && share[lacks] < few * share[has] ? [{ family, has, lacks, share }] : [];
  });
}
