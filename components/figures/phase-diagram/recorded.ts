/** The recorded diagram with the default settings, as the bundler knows it. */
import { serialize } from '#lib/params/index.ts';
import { restore, type RecordedRun } from './codec.ts';
import { params, type PhaseValues } from './params.ts';
import type { ViewModel } from './view-model.ts';

const run = Object.values(
  import.meta.glob<RecordedRun>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

/** `undefined` where these settings were not recorded. */
export const recorded = (values: PhaseValues): ViewModel | undefined =>
  run?.query === serialize(params, values).toString() ? restore(run) : undefined;
