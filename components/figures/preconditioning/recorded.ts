/** The recorded run with the default settings, as the bundler knows it. */
import { serialize } from '#lib/params/index.ts';
import { params, ways, type PreconditioningValues } from './params.ts';
import type { ViewModel } from './view-model.ts';

/** `recorded/run.json`. */
export interface RecordedRun extends ViewModel {
  /** Settings that it was made with, where they differ from the default. */
  query: string;
  size: number;
}

const run = Object.values(
  import.meta.glob<RecordedRun>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];
const urls = import.meta.glob<string>('./recorded/*.webp', { eager: true, query: '?url', import: 'default' });

/** Each way's direction and picture. */
const sources = ways.map(({ id }) => ({
  direction: urls[`./recorded/${id}-direction.webp`],
  picture: urls[`./recorded/${id}-picture.webp`],
}));

export type Recorded = RecordedRun & { sources: typeof sources };

/** `undefined` where these settings were not recorded. */
export const recorded = (values: PreconditioningValues): Recorded | undefined =>
  run?.query === serialize(params, values).toString() ? { ...run, sources } : undefined;
