/** The recorded first state, by network; none of InceptionV1 in a copy of the site that was made without it. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { ClassShare } from './view-model.ts';

export interface Recording {
  picture: number;
  layer: string;
  /** Units on the sheet, the strongest first. */
  units: number[];
  /** Channels of the layer that respond somewhere. */
  active: number;
  classes: ClassShare[];
}

const index = import.meta.glob<Partial<Record<NetworkId, Recording>>>('./recorded/index.json', {
  eager: true,
  import: 'default',
});
const sheets = import.meta.glob<string>('./recorded/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

export function recordedFor(network: NetworkId): (Recording & { sheet: string }) | undefined {
  const recording = Object.values(index)[0]?.[network];
  const sheet = sheets[`./recorded/${network}.webp`];
  return recording && sheet ? { ...recording, sheet } : undefined;
}
