/** The recorded run with the default settings, as the bundler knows it. */
import { serialize } from '#lib/params/index.ts';
import { params, type ComputationValues } from './params.ts';
import { toViewModel, type Kept, type ViewModel } from './view-model.ts';

const run = Object.values(
  import.meta.glob<Kept>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

/** `undefined` where these settings were not recorded. */
export const recorded = (values: ComputationValues): ViewModel | undefined =>
  run && serialize(params, values).size === 0 ? toViewModel(run) : undefined;
