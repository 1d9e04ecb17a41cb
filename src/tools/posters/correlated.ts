/** The recorded run of `correlated-features`: independent features, to compare with. */
import { params, toConfig } from '#components/figures/correlated-features/params.ts';
import { defaults } from '#lib/params/index.ts';
import { recordToy } from './toy.ts';

export async function recordCorrelated(folder: string, again: boolean): Promise<void> {
  const values = { ...defaults(params), arrangement: 'none' as const };
  await recordToy(folder, toConfig(values), values.steps, again);
}
