/** The recorded pictures of `unit-facets`: of each network's first unit, one for each group of its photographs. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { createFacets } from '#lib/optvis/facets.ts';
import { defaults, serialize } from '#lib/params/index.ts';
import { side } from '#lib/stimuli/cifar10.ts';
import { facetsOf, type FacetsFile } from '#lib/units/facets.ts';
import { readTestSet } from '#tools/networks/cifar.ts';
import { root } from '#tools/steps.ts';
import { writeWebp } from '#tools/recording/picture.ts';
import { thin } from '#tools/recording/climb.ts';
import type { Recording } from '#tools/recording/recording.ts';
import type { FacetsEntry } from './made.ts';
import { firstFacets, params, photographsShown, runOf } from './params.ts';

const short = (value: number): number => Number(value.toPrecision(4));

/** Writes `index.json` and the pictures into `folder`, unless they are there already or `again` is set. */
export default async function record({ folder, networks, again }: Recording): Promise<void> {
  const index = join(folder, 'index.json');
  const old =
    existsSync(index) && !again
      ? (JSON.parse(await readFile(index, 'utf8')) as { entries: FacetsEntry[] }).entries
      : [];
  await mkdir(folder, { recursive: true });
  const set = await readTestSet();
  const entries: FacetsEntry[] = [];
  for (const id of Object.keys(layers) as NetworkId[]) {
    const values = { ...defaults(params), network: id, ...firstFacets[id] };
    const query = serialize(params, values).toString();
    const name = `${id}-${values.layer}-${values.unit}`;
    const known = old.find((entry) => entry.query === query && entry.files[0]?.startsWith(`${name}-`));
    if (known) {
      entries.push(known);
      console.log(`unit-facets ${id}: kept`);
      continue;
    }
    const source = join(root, 'public/units', id, 'facets.json');
    if (!existsSync(source)) continue;
    const file = JSON.parse(await readFile(source, 'utf8')) as FacetsFile;
    const unit = facetsOf(file, `${values.layer}:${values.unit}`);
    if (!unit) throw new Error(`${id} has no facets of ${values.layer}:${values.unit}.`);
    const experiment = await createFacets(await networks.open(id, values.layer), {
      run: runOf(values),
      facets: unit.facets.map(({ label, pictures }) => ({
        label,
        photographs: pictures
          .slice(0, photographsShown)
          .map((picture) => ({ index: picture, side, rgb: set.picture(picture) })),
      })),
      weight: values.weight,
      until: values.steps,
    });
    while (experiment.steps < values.steps) experiment.step();
    const { facets, best } = await experiment.read();
    experiment.dispose();
    const files = facets.map((_, k) => `${name}-${k}.webp`);
    for (const [k, { run }] of facets.entries()) await writeWebp(join(folder, files[k]!), run);
    entries.push({
      query,
      files,
      steps: values.steps,
      size: values.size,
      objective: facets.map(({ run }) => thin(run.objective)),
      responses: facets.map(({ response }) => short(response)),
      best: short(best),
    });
    console.log(`unit-facets ${id}: ${values.steps} steps`);
  }
  await writeFile(index, `${JSON.stringify({ entries }, null, 1)}\n`);
  const used = new Set(entries.flatMap(({ files }) => files));
  for (const file of await readdir(folder))
    if (file.endsWith('.webp') && !used.has(file)) await rm(join(folder, file));
}
