/** A recorded run as its file has it, and as the first state shows it: levels instead of numbers. One file for each network. */
import type { Link } from './view-model.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';

export interface Recorded {
  picture: number;
  /** Label of the photograph, and what the network says of it. */
  label: string;
  classes: { label: string; probability: number }[];
  /** [early, late]: share of activations above zero. */
  shares: [number, number];
  /** In the order of depth: the levels of the tiles as digits, and of a coarse map. */
  layers: { tiles: string; side: number; map: string }[];
  links: Link[];
}

const files = import.meta.glob<Recorded>('./recorded/*.json', { eager: true, import: 'default' });

/** ResNet-50's where that of `network` is absent. */
export function recordedFor(network: NetworkId): { network: NetworkId; run: Recorded } | undefined {
  for (const id of [network, 'resnet50'] as const) {
    const run = files[`./recorded/${id}.json`];
    if (run) return { network: id, run };
  }
  return undefined;
}

export const digits = (text: string): number[] => Array.from(text, Number);
