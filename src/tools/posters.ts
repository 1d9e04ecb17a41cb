/**
 * Records what the figures show before the reader computes anything, with the code that the reader runs, on wasm:
 * `npm run posters [-- growth] [-- <figure> ...] [-- --again]`.
 * Entries that are there already are kept, so that it can be stopped and taken up again; `--again` makes them anew.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordedSpectrum } from '#components/figure/recorded.ts';
import * as interference from '#components/figures/interference/params.ts';
import * as row from '#components/figures/objective-row/params.ts';
import * as lab from '#components/figures/regularization-lab/params.ts';
import * as trainer from '#components/figures/superposition-trainer/params.ts';
import * as sweep from '#components/figures/sparsity-sweep/params.ts';
import * as visualizer from '#components/figures/feature-visualizer/params.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { OptvisConfig } from '#lib/optvis/config.ts';
import { defaults, serialize } from '#lib/params/index.ts';
import type { ParamTable, Values } from '#lib/params/index.ts';
import { recordCurves } from './posters/curves.ts';
import { recordCircuits } from './posters/circuit.ts';
import { recordComputation } from './posters/computation.ts';
import { recordFacets } from './posters/facets.ts';
import { recordRounds } from './posters/explain.ts';
import { recordCount } from './posters/count.ts';
import { recordDesk } from './posters/desk.ts';
import { recordDream } from './posters/dream.ts';
import { recordFirstLayer } from './posters/first-layer.ts';
import { recordGeometry } from './posters/geometry.ts';
import { recordHeaps } from './posters/heaps.ts';
import { featureUnits, growth } from './posters/list.ts';
import { recordMap } from './posters/map.ts';
import { recordLook } from './posters/look.ts';
import { recordMixtures } from './posters/mixtures.ts';
import { diskNetworks } from './posters/network.ts';
import { recordPhase } from './posters/phase.ts';
import { recordPreconditioning } from './posters/preconditioning.ts';
import { record } from './posters/record.ts';
import type { Frame } from './posters/record.ts';
import { recordRange } from './posters/range.ts';
import { recordWheel } from './posters/wheel.ts';
import { recordSurgery } from './posters/surgery.ts';
import { recordToy } from './posters/toy.ts';
import { recordUniversality } from './posters/universality.ts';
import { recordCorrelated } from './posters/correlated.ts';
import { recordDynamics } from './posters/dynamics.ts';
import { recordHandmade } from './posters/handmade.ts';

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
  name: string;
  params: T;
  toConfig: (values: Values<T>) => OptvisConfig;
  wanted: Partial<Values<T>>[];
  /** Of the pictures as WebP, 0 to 100, where they are many and noisy. */
  quality?: number;
}

const again = process.argv.includes('--again');
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const networks = diskNetworks();
const folderOf = (figure: string): string =>
  fileURLToPath(new URL(`../../components/figures/${figure}/recorded/`, import.meta.url));

const nameOf = ({ network, layer, unit }: OptvisConfig['runs'][number], run: number, runs: number): string =>
  `${network}-${layer}-${unit}${runs > 1 ? `-${run}` : ''}.webp`;

async function recordFigure<T extends ParamTable>({
  name,
  params,
  toConfig,
  wanted,
  quality,
}: Figure<T>): Promise<void> {
  const folder = folderOf(name);
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
    const title = `${name} ${i + 1}/${jobs.length} ${query || 'default'}`;
    if (job.entry) {
      console.log(`${title}: kept`);
      continue;
    }
    const frames = new Map([[steps, files.map((file) => ({ file: join(folder, file) }))]]);
    const kept = await record(config, frames, networks, title, quality);
    job.entry = { query, files, steps, size, ...kept };
    const entries = jobs.flatMap(({ entry }) => entry ?? []);
    await mkdir(folder, { recursive: true });
    await writeFile(index, `${JSON.stringify({ entries }, null, 1)}\n`);
  }
  const used = new Set(jobs.flatMap(({ entry }) => entry?.files ?? []));
  for (const file of await readdir(folder))
    if (file.endsWith('.webp') && !used.has(file)) await rm(join(folder, file));
}

async function recordGrowth(): Promise<void> {
  const folder = join(folderOf('feature-visualizer'), 'growth');
  const file = (step: number): string => join(folder, `${String(step).padStart(4, '0')}.webp`);
  if (!again && growth.steps.every((step) => existsSync(file(step)))) {
    console.log('growth: kept');
    return;
  }
  await rm(folder, { recursive: true, force: true });
  const config = visualizer.toConfig({ ...defaults(visualizer.params), ...growth.unit, size: growth.size });
  const last = Math.max(...growth.steps);
  const frames = growth.steps.map((step): [number, Frame[]] => [
    step,
    [{ file: file(step), side: step < last ? growth.passing : growth.side }],
  ]);
  await record(config, new Map(frames), networks, 'growth', growth.quality);
}

const tasks: Record<string, () => Promise<void>> = {
  'activation-explorer': () => recordLook(folderOf('activation-explorer'), networks),
  'basis-or-direction': () => recordHeaps(folderOf('basis-or-direction'), again),
  'learning-dynamics': () => recordDynamics(folderOf('learning-dynamics'), again),
  'correlated-features': () => recordCorrelated(folderOf('correlated-features'), again),
  'circuit-explorer': () => recordCircuits(folderOf('circuit-explorer'), networks, again),
  'circuit-surgery': () => recordSurgery(folderOf('circuit-surgery'), networks, again),
  computation: () => recordComputation(folderOf('computation'), again),
  'curve-lab': () => recordCurves(folderOf('curve-lab'), networks, again),
  deepdream: () => recordDream(networks),
  'explain-this-unit': () => recordRounds(folderOf('explain-this-unit'), networks),
  'feature-geometry': () => recordGeometry(folderOf('feature-geometry'), again),
  'family-wheel': () => recordWheel(folderOf('family-wheel'), networks, again),
  growth: recordGrowth,
  'handmade-circuit': () => recordHandmade(folderOf('handmade-circuit'), networks, again),
  'examples-or-optimisation': () => recordRange(folderOf('examples-or-optimisation'), networks, again),
  interference: () => {
    const values = defaults(interference.params);
    return recordToy(folderOf('interference'), interference.toConfig(values), values.steps, again);
  },
  'kernel-playground': () => recordFirstLayer(folderOf('kernel-playground'), networks),
  'mixing-desk': () => recordDesk(folderOf('mixing-desk'), again),
  'network-map': () => recordMap(folderOf('network-map'), networks, again),
  preconditioning: () => recordPreconditioning(folderOf('preconditioning'), networks, again),
  'regularization-lab': () => recordFigure({ name: 'regularization-lab', ...lab, wanted: [{}], quality: 30 }),
  'objective-row': () => recordFigure({ name: 'objective-row', ...row, wanted: [{}], quality: 60 }),
  'phase-diagram': () => recordPhase(folderOf('phase-diagram'), again),
  'superposition-trainer': () => {
    const values = defaults(trainer.params);
    return recordToy(folderOf('superposition-trainer'), trainer.toConfig(values), values.steps, again);
  },
  'scale-of-it': () => recordCount(folderOf('scale-of-it')),
  'sparsity-sweep': () => {
    const values = defaults(sweep.params);
    return recordToy(folderOf('sparsity-sweep'), sweep.toConfig(values), values.steps, again);
  },
  'unit-facets': () => recordFacets(folderOf('unit-facets'), networks, again),
  'unit-mixer': () => recordMixtures(networks, again),
  universality: () => recordUniversality(folderOf('universality'), networks, again),
  'feature-visualizer': () =>
    recordFigure({
      name: 'feature-visualizer',
      ...visualizer,
      wanted: [...featureUnits.map((unit) => ({ ...unit })), { objective: 'class' }],
    }),
};

for (const name of chosen) if (!tasks[name]) throw new Error(`There is nothing to record called “${name}”.`);
await startBackend('wasm', {});
for (const [name, task] of Object.entries(tasks))
  if (chosen.length === 0 || chosen.includes(name)) await task();
