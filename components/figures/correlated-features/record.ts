/** The recorded run of `correlated-features`: independent features, to compare with. */
import { defaults } from '#lib/params/index.ts';
import { recordToy } from '#tools/recording/toy.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { params, toConfig } from './params.ts';

export default async function record({ folder, again }: Recording): Promise<void> {
  const values = { ...defaults(params), arrangement: 'none' as const };
  await recordToy(folder, toConfig(values), values.steps, again);
}
