/** What `mixing-desk` shows before a run: a model whose features are always there, and counts over width and density. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaults } from '#lib/params/index.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { modelOf } from '#lib/superposition/geometry.ts';
import { openToy } from '#lib/superposition/toy.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { deskOf } from './desk.ts';
import { params, toConfig, type DeskValues } from './params.ts';
import type { RecordedDesk } from './recorded.ts';
import type { Sweep } from './sweep.ts';

const seeds = 3;
const widths = [4, 8, 12, 16];
const densities = [1, 0.5, 0.3, 0.2, 0.15, 0.1, 0.05, 0.02, 0.01];

/** `count` models with the default settings but for `change`, each from its own seed. */
async function train(change: Partial<DeskValues>, count: number): Promise<ToySnapshot> {
  const values = { ...defaults(params), ...change };
  const experiment = openToy({ ...toConfig(values), instances: count });
  while (experiment.steps < values.steps) experiment.step();
  const snapshot = await experiment.read();
  experiment.dispose();
  return snapshot;
}

async function recordModel(file: string): Promise<void> {
  const { W, features, hidden } = await train({ density: 1 }, 1);
  // Three decimals are more than a picture shows.
  const run: RecordedDesk = {
    density: 1,
    features,
    hidden,
    W: Array.from(W, (value) => Number(value.toFixed(3))),
  };
  await writeFile(file, `${JSON.stringify(run)}\n`);
}

async function recordSweep(file: string): Promise<void> {
  const sweep: Sweep = { seeds, densities, widths: [] };
  for (const hidden of widths) {
    const one: number[][] = [];
    const used: number[][] = [];
    for (const density of densities) {
      const { W, features } = await train({ hidden, density }, seeds);
      const desks = Array.from({ length: seeds }, (_, k) =>
        deskOf(modelOf(W, k, features, hidden), features, hidden),
      );
      one.push(desks.map((desk) => desk.one));
      used.push(desks.map((desk) => desk.one + desk.mixed));
      console.log(`mixing-desk: width ${hidden}, density ${density}: ${one.at(-1)!.join(' ')}`);
    }
    sweep.widths.push({ hidden, one, used });
  }
  await writeFile(file, `${JSON.stringify(sweep)}\n`);
}

export default async function record({ folder, again }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, record] of [
    ['run.json', recordModel],
    ['sweep.json', recordSweep],
  ] as const) {
    const file = join(folder, name);
    if (again || !existsSync(file)) await record(file);
    else console.log(`mixing-desk: ${name} kept`);
  }
}
