/** The recorded diagram of `phase-diagram`: what its cells are drawn with, and the models of the cell that is chosen first. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaults } from '#lib/params/index.ts';
import { cellOf, sizes } from '#lib/superposition/phase-config.ts';
import { openPhase } from '#lib/superposition/phase.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { params, spot, toConfig } from './params.ts';
import { record } from './codec.ts';

export default async function recordPhase({ folder, again }: Recording): Promise<void> {
  const file = join(folder, 'run.json');
  if (!again && existsSync(file)) {
    console.log('phase-diagram: kept');
    return;
  }
  const values = defaults(params);
  const experiment = openPhase(toConfig(values));
  while (experiment.steps < values.steps) experiment.step();
  const snapshot = await experiment.read();
  experiment.dispose();
  const { cells, model, restarts } = values;
  const { features, hidden } = sizes[model];
  const only = cellOf(spot.density, spot.importance, cells);
  const part = (all: Float32Array, size: number) =>
    all.slice(only * restarts * size, (only + 1) * restarts * size);
  const W = part(snapshot.W, features * hidden);
  const b = part(snapshot.b, features);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(record({ ...snapshot, W, b, only }, ''), null, 1)}\n`);
  console.log(`phase-diagram: ${values.steps} steps`);
}
