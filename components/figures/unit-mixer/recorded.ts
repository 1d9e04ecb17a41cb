/** The recorded results of `unit-mixer`, as the bundler knows them, and the grid that is made of them. */
import {
  recordingOf,
  recordings,
  type RecordedEntry,
  type Recording,
} from '#components/figure-kit/recording/recorded.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { grids } from './grid.ts';
import { params, type UnitMixerValues } from './params.ts';

/** Besides what every recording has: the means of both units on each picture. */
export interface MixtureEntry extends RecordedEntry {
  means: [number, number][];
}

export type MixtureRecording = Recording<typeof params> & Pick<MixtureEntry, 'means'>;

const index = import.meta.glob<MixtureEntry[]>('./recorded/index.json', { eager: true, import: 'entries' });
const urls = import.meta.glob<string>('./recorded/*.webp', {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
});

const entries = Object.values(index)[0] ?? [];
const recorded: readonly MixtureRecording[] = recordings(params, entries, urls).map((recording, i) => ({
  ...recording,
  means: entries[i]!.means,
}));

export const recordedFor = (values: UnitMixerValues): MixtureRecording | undefined =>
  recordingOf(params, recorded, values) as MixtureRecording | undefined;

export interface GridCell {
  row: number;
  column: number;
  source: string | undefined;
}

/** Row by row: on the diagonal a unit alone, elsewhere the sum of two, which is the same on both sides of it. */
export function cellsOf(network: NetworkId): GridCell[] {
  const { layer, units } = grids[network];
  const plain = { ...defaults(params), network, layer };
  const pair = (i: number, j: number): MixtureRecording | undefined =>
    recordedFor({ ...plain, unit: units[i]!, other: units[j]! });
  return units.flatMap((row, i) =>
    units.map((column, j) => {
      const last = units.length - 1;
      const source =
        i === j
          ? i < last
            ? pair(i, last)?.sources[0]
            : pair(0, last)?.sources.at(-1)
          : pair(Math.min(i, j), Math.max(i, j))?.sources[1];
      return { row, column, source };
    }),
  );
}
