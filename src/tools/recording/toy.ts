/** The recorded run of a figure of toy models: trained in Node by the code that the reader runs. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordedToy } from '#components/figure-kit/recording/recorded-toy.ts';
import { defaults, type ParamTable, type Values } from '#lib/params/index.ts';
import type { ToyConfig, ToySnapshot } from '#lib/superposition/config.ts';
import { openToy } from '#lib/superposition/toy.ts';
import type { Recorder } from './recording.ts';

/** Four digits are more than a picture shows. */
const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(4)));

/** Points that are kept of a loss curve. */
const points = 64;

function thinned(snapshot: ToySnapshot): Pick<RecordedToy, 'curve' | 'curveSteps'> {
  const { curve, curveSteps, instances } = snapshot;
  const stride = Math.max(1, Math.ceil(curveSteps.length / points));
  const kept = Array.from(curveSteps.keys()).filter((i) => i % stride === 0 || i === curveSteps.length - 1);
  return {
    curveSteps: kept.map((i) => curveSteps[i]!),
    curve: kept.flatMap((i) => rounded(curve.subarray(i * instances, (i + 1) * instances))),
  };
}

/** What `run.json` holds of `snapshot`. */
export function keptOf(snapshot: ToySnapshot): RecordedToy {
  const { W, decoder, b, loss, ...rest } = snapshot;
  return {
    ...rest,
    ...thinned(snapshot),
    W: rounded(W),
    ...(decoder === W ? {} : { decoder: rounded(decoder) }),
    b: rounded(b),
    loss: rounded(loss),
  };
}

/** Trains `config` for `steps` and writes `run.json` into `folder`; keeps one that is there, unless `again`. */
export async function recordToy(
  folder: string,
  config: ToyConfig,
  steps: number,
  again: boolean,
): Promise<void> {
  const file = join(folder, 'run.json');
  if (!again && existsSync(file)) {
    console.log(`${file}: kept`);
    return;
  }
  const experiment = openToy(config);
  while (experiment.steps < steps) experiment.step();
  const snapshot = await experiment.read();
  experiment.dispose();
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(keptOf(snapshot))}\n`);
  console.log(`${file}: ${steps} steps`);
}

/** A program that records the run with which a figure begins. */
export const recordDefaultToy =
  <T extends ParamTable>({
    params,
    toConfig,
  }: {
    params: T;
    toConfig: (values: Values<T>) => ToyConfig;
  }): Recorder =>
  ({ folder, again }) => {
    const values = defaults(params);
    return recordToy(folder, toConfig(values), Number(values['steps']), again);
  };
