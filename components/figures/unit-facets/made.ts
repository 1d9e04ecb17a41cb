/** The pictures made for the groups: those of a run, or of the first units those recorded beforehand, with what the unit makes of each. */
import { recordingOf, recordings, type RecordedEntry } from '#components/figure-kit/recording/recorded.ts';
import type { FacetsSnapshot } from '#lib/optvis/facets-config.ts';
import { params, type FacetsValues } from './params.ts';

/** Besides what every recording has: the response to each picture, and to the best photograph. */
export interface FacetsEntry extends RecordedEntry {
  responses: number[];
  best: number;
}

export interface Made {
  step: number;
  /** Computed here, or the address of a recording. */
  pictures: ({ width: number; height: number; rgb: Float32Array } | string)[];
  responses: number[];
  best: number;
  isRecorded: boolean;
}

const index = import.meta.glob<FacetsEntry[]>('./recorded/index.json', { eager: true, import: 'entries' });
const urls = import.meta.glob<string>('./recorded/*.webp', {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
});
const entries = Object.values(index)[0] ?? [];
const recorded = recordings(params, entries, urls);

/** What there is to see: of the run, before it of the recording, if these settings have one. */
export function madeOf(run: FacetsSnapshot | undefined, values: FacetsValues): Made | undefined {
  if (run) {
    const { step, facets, best } = run;
    const [pictures, responses] = [facets.map((facet) => facet.run), facets.map(({ response }) => response)];
    return { step, pictures, responses, best, isRecorded: false };
  }
  const found = recordingOf(params, recorded, { ...values, part: params.part.default });
  const entry = found && entries[recorded.indexOf(found)];
  if (!entry || found.sources.length !== entry.files.length) return undefined;
  const { responses, best, steps } = entry;
  return { step: steps, pictures: found.sources, responses, best, isRecorded: true };
}
