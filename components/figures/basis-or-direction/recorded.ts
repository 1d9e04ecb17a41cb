/** The recorded first state: three heaps, one of each kind, in an order of chance; which is which is not said. */
import type { NetworkId } from '#lib/networks/manifest.ts';

/** `recorded/index.json`. */
export interface RecordedHeaps {
  layer: string;
  heaps: { pictures: number[]; text: string }[];
}

const index = Object.values(
  import.meta.glob<Partial<Record<NetworkId, RecordedHeaps>>>('./recorded/index.json', {
    eager: true,
    import: 'default',
  }),
)[0];

/** Of `network`, or of ResNet-50 where there is none. */
export function recordedFor(network: NetworkId): (RecordedHeaps & { network: NetworkId }) | undefined {
  const own = index?.[network] ? network : 'resnet50';
  const found = index?.[own];
  return found && { ...found, network: own };
}
