/** The recorded strip of the default unit, as the bundler knows it: the two made pictures, and what was measured of all eighteen. */
import {
  recordingOf,
  recordings,
  type RecordedEntry,
  type Recording,
} from '#components/figure-kit/recording/recorded.ts';
import { params, type ExamplesValues } from './params.ts';
import type { Item, PhotographPlace } from './places.ts';

/** `files` are the pictures made to silence and to excite; `made` their activations. */
export interface SpectrumEntry extends RecordedEntry {
  made: [number, number];
  photographs: { index: number; label: string; place: PhotographPlace; activation: number }[];
}

export interface SpectrumRecording
  extends Recording<typeof params>, Pick<SpectrumEntry, 'made' | 'photographs'> {}

const index = import.meta.glob<SpectrumEntry[]>('./recorded/index.json', { eager: true, import: 'entries' });
const urls = import.meta.glob<string>('./recorded/*.webp', { eager: true, query: '?url', import: 'default' });
const entries = Object.values(index)[0] ?? [];

const recorded: SpectrumRecording[] = recordings(params, entries, urls).map((recording, k) => ({
  ...recording,
  made: entries[k]!.made,
  photographs: entries[k]!.photographs,
}));

export function recordingFor(values: ExamplesValues): SpectrumRecording | undefined {
  const found = recordingOf(params, recorded, values);
  return recorded.find((recording) => recording === found);
}

/** The photographs of the recording in one small file, cut by src/tools/cifar-sheet.ts: a row for each of their places. */
const sheet = `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}cifar10/sheets/examples-or-optimisation.webp`;

/** The recording as it stands in the strip. Pictures of the sheet are those of the first recording only. */
export function recordedItems({ sources, made, photographs }: SpectrumRecording): Item[] {
  const rows = [...new Set(photographs.map(({ place }) => place))];
  return [
    ...(['negative', 'optimized'] as const).map((place, k): Item => ({
      place,
      label: 'optimized picture, recorded',
      activation: made[k],
      picture: sources[k] ? { src: sources[k] } : undefined,
    })),
    ...photographs.map(({ place, label, activation }, k): Item => {
      const column = photographs.slice(0, k).filter((other) => other.place === place).length;
      return { place, label, activation, picture: { sheet, row: rows.indexOf(place), column } };
    }),
  ];
}
