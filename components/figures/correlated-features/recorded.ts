/** The recorded run for comparison: four independent features. It does not give away what the reader is asked to guess. */
import { toyOf, type RecordedToy } from '#components/figure-kit/recording/recorded-toy.ts';

const run = Object.values(
  import.meta.glob<RecordedToy>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

export const control = run && toyOf(run);
