/** The recorded run with the default settings, as the bundler knows it. */
import { toyOf, type RecordedToy } from '#components/figure-kit/recording/recorded-toy.ts';
import { serialize } from '#lib/params/index.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { params, type SweepValues } from './params.ts';

const run = Object.values(
  import.meta.glob<RecordedToy>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

/** `undefined` where these settings were not recorded. */
export const recorded = (values: SweepValues): ToySnapshot | undefined =>
  run && serialize(params, values).size === 0 ? toyOf(run) : undefined;
