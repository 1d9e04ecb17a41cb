/** The recorded run of `computation`: of each density the best model, which is what the figure shows. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaults } from '#lib/params/index.ts';
import { openToy } from '#lib/superposition/toy.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { params, toConfig } from './params.ts';
import { keptOf } from './view-model.ts';

/** Three decimals are more than a picture shows. */
const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toFixed(3)));

export default async function record({ folder, again }: Recording): Promise<void> {
  const file = join(folder, 'run.json');
  if (!again && existsSync(file)) {
    console.log('computation: kept');
    return;
  }
  const values = defaults(params);
  const experiment = openToy(toConfig(values));
  while (experiment.steps < values.steps) experiment.step();
  const { models, ...rest } = keptOf(await experiment.read());
  experiment.dispose();
  const kept = models.map(({ encoder, decoder, loss, ...model }) => ({
    ...model,
    loss: Number(loss.toPrecision(4)),
    encoder: rounded(encoder),
    decoder: rounded(decoder),
  }));
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...rest, models: kept })}\n`);
  console.log(`computation: ${values.steps} steps`);
}
