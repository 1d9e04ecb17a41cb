/** Recorded runs of feature visualization: the last pictures and the curves, for each setting that is wanted. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RecordedSpectrum } from '#components/figure-kit/recording/recorded.ts';
import type { OptvisConfig } from '#lib/optvis/config.ts';
import { defaults, serialize, type ParamTable, type Values } from '#lib/params/index.ts';
import { record as recordClimb } from './climb.ts';
import type { Recorder } from './recording.ts';

interface Entry {
  query: string;
  files: string[];
  steps: number;
  size: number;
  /** Up to 64 numbers of each run's curve. */
  objective: number[][];
  spectra?: RecordedSpectrum[];
}

interface Figure<T extends ParamTable> {
  params: T;
  toConfig: (values: Values<T>) => OptvisConfig;
}

const nameOf = ({ network, layer, unit }: OptvisConfig['runs'][number], run: number, runs: number): string =>
  `${network}-${layer}-${unit}${runs > 1 ? `-${run}` : ''}.webp`;

/** A program that records the runs of `wanted` and removes pictures that no longer belong to any. */
export function recordRuns<T extends ParamTable>(
  { params, toConfig }: Figure<T>,
  wanted: readonly Partial<Values<T>>[],
  quality?: number,
): Recorder {
  return async ({ folder, networks, again }) => {
    const index = join(folder, 'index.json');
    const old: Entry[] =
      existsSync(index) && !again
        ? (JSON.parse(await readFile(index, 'utf8')) as { entries: Entry[] }).entries
        : [];
    const jobs = wanted.map((change) => {
      const values = { ...defaults(params), ...change };
      const query = serialize(params, values).toString();
      const config = toConfig(values);
      const steps = Number((values as Record<string, unknown>)['steps']);
      const { size } = config.runs[0]!;
      const files = config.runs.map((run, k) => nameOf(run, k, config.runs.length));
      const known = old.find(
        (entry) =>
          entry.query === query &&
          // The same query means another unit once a default has changed.
          entry.files.join() === files.join() &&
          entry.steps === steps &&
          entry.size === size &&
          entry.files.every((file) => existsSync(join(folder, file))),
      );
      return { query, config, steps, size, files, entry: known };
    });
    for (const [i, job] of jobs.entries()) {
      const { query, config, steps, size, files } = job;
      const title = `${basename(dirname(folder))} ${i + 1}/${jobs.length} ${query || 'default'}`;
      if (job.entry) {
        console.log(`${title}: kept`);
        continue;
      }
      const frames = new Map([[steps, files.map((file) => ({ file: join(folder, file) }))]]);
      const kept = await recordClimb(config, frames, networks, title, quality);
      job.entry = { query, files, steps, size, ...kept };
      const entries = jobs.flatMap(({ entry }) => entry ?? []);
      await mkdir(folder, { recursive: true });
      await writeFile(index, `${JSON.stringify({ entries }, null, 1)}\n`);
    }
    const used = new Set(jobs.flatMap(({ entry }) => entry?.files ?? []));
    for (const file of await readdir(folder))
      if (file.endsWith('.webp') && !used.has(file)) await rm(join(folder, file));
  };
}
