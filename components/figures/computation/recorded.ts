/** The recorded run with the default settings, as the bundler knows it. */
import { serialize } from '#lib/params/index.ts';
import { params, type ComputationValues } from './params.ts';
import { shownOf, type Kept, type Shown } from './shown.ts';

const run = Object.values(
  import.meta.glob<Kept>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

/** `undefined` where these settings were not recorded. */
export const recorded = (values: ComputationValues): Shown | undefined =>
  run && serialize(params, values).size === 0 ? shownOf(run) : undefined;
