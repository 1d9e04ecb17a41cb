/** The recorded run with the default settings, as the bundler knows it. How it is attacked can be set all the same. */
import { toyOf, type RecordedToy } from '#components/figure-kit/recording/recorded-toy.ts';
import { serialize } from '#lib/params/index.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { params, type InterferenceValues } from './params.ts';

const run = Object.values(
  import.meta.glob<RecordedToy>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

/** `undefined` where these settings were not recorded. */
export function recorded(values: InterferenceValues): ToySnapshot | undefined {
  const query = serialize(params, values);
  query.delete('strength');
  return run && query.size === 0 ? toyOf(run) : undefined;
}
