/** The recorded run with the default settings, as the bundler knows it. */
import { toyOf, type RecordedToy } from '#components/figure-kit/recording/recorded-toy.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';

const run = Object.values(
  import.meta.glob<RecordedToy>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

export const recorded: ToySnapshot | undefined = run && toyOf(run);
