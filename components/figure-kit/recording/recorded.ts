/** Results that were computed beforehand, found again by the settings they were made with. */
import { parse, serialize, type ParamTable, type Values } from '#lib/params/index.ts';

/** One of the `entries` of `recorded/index.json`; `files` are pictures in the order of the runs, `objective` the curve of each, thinned. */
export interface RecordedEntry {
  query: string;
  files: string[];
  steps: number;
  size: number;
  objective: number[][];
  /** Of figures whose runs tell their spectra: null for a ring that holds no frequency. */
  spectra?: RecordedSpectrum[];
}

export interface RecordedSpectrum {
  power: (number | null)[];
  fine: number;
}

export interface Recording<T extends ParamTable> {
  values: Values<T>;
  sources: string[];
  steps: number;
  size: number;
  objective: number[][];
  spectra?: RecordedSpectrum[] | undefined;
}

const canonical = (search: URLSearchParams): string => {
  const sorted = new URLSearchParams(search);
  sorted.sort();
  return sorted.toString();
};

/** `entries` with the settings read and the addresses of the pictures put in (`urls` by `./recorded/<file>`). */
export function recordings<T extends ParamTable>(
  table: T,
  entries: readonly RecordedEntry[],
  urls: Readonly<Record<string, string>>,
): Recording<T>[] {
  return entries.map(({ query, files, steps, size, objective, spectra }) => ({
    values: parse(table, new URLSearchParams(query)).values,
    sources: files.flatMap((file) => urls[`./recorded/${file}`] ?? []),
    steps,
    size,
    objective,
    spectra,
  }));
}

export function recordingOf<T extends ParamTable>(
  table: T,
  all: readonly Recording<T>[],
  values: Values<T>,
): Recording<T> | undefined {
  const wanted = canonical(serialize(table, values));
  return all.find((recording) => canonical(serialize(table, recording.values)) === wanted);
}
