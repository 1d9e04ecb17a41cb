/** The recorded beginning of `learning-dynamics`: the first tenth of the run with the default settings. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaults } from '#lib/params/index.ts';
import { openDynamics } from '#lib/superposition/dynamics.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { shown } from './outcome.ts';
import { params, toConfig } from './params.ts';
import type { RecordedRun } from './recorded.ts';

/** Every how many steps a point is kept: more are not told apart in a tenth of a chart. */
const every = 32;

const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(4)));

export default async function record({ folder, again }: Recording): Promise<void> {
  const file = join(folder, 'run.json');
  if (!again && existsSync(file)) {
    console.log('learning-dynamics: kept');
    return;
  }
  const values = defaults(params);
  const experiment = openDynamics(toConfig(values));
  while (experiment.steps < shown * values.steps) experiment.step();
  const { step, features, hidden, instances, ...memory } = await experiment.read();
  experiment.dispose();
  const kept = Array.from(memory.historySteps.keys()).filter((i) => memory.historySteps[i]! % every === 0);
  const rows = (values: Float32Array, length: number) =>
    kept.flatMap((i) => rounded(values.subarray(i * length, (i + 1) * length)));
  const run: RecordedRun = {
    step,
    features,
    hidden,
    instances,
    historySteps: kept.map((i) => memory.historySteps[i]!),
    historyLoss: rows(memory.historyLoss, instances),
    history: rows(memory.history, instances * features * hidden),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(run)}\n`);
  console.log(`learning-dynamics: ${step} steps`);
}
