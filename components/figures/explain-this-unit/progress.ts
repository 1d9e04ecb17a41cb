/** What the reader has played, kept in this browser and nowhere else; where it may not keep anything, until the page is left. */
import type { Result } from './result.ts';

/** By network and unit, as in `inceptionv1/inception_4b:138`, so that it outlives a change in the order of rounds. */
export type Progress = Readonly<Record<string, Entry>>;

export interface Entry {
  /** The explanation in the reader’s own words. */
  words: string;
  /** The explanation chosen from those on offer. */
  choice?: string | undefined;
  /** Which photographs the ratings are of. */
  seed: number;
  /** null for those not yet rated. */
  ratings: readonly (number | null)[];
  /** The answers to these photographs have been seen before. */
  seen?: boolean;
  /** Of the last time that the round was played to its end. */
  result?: Result | undefined;
}

const key = 'explain-this-unit';

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  'words' in value &&
  typeof value.words === 'string' &&
  'ratings' in value &&
  Array.isArray(value.ratings);

export function loadProgress(): Progress {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
    return Object.fromEntries(Object.entries(found).filter(([, entry]) => isEntry(entry)));
  } catch {
    return {};
  }
}

export function saveProgress(progress: Progress): void {
  try {
    if (Object.keys(progress).length > 0) localStorage.setItem(key, JSON.stringify(progress));
    else localStorage.removeItem(key);
  } catch {
    // It is kept as long as the page is open.
  }
}
