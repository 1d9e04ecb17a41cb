/**
 * The recorded results of `unit-mixer`: of each network the sums of every two units of its grid, and of the first pair the difference
 * and the row. Pictures of 64 px at a lower quality than other recordings, since the first state shows ten of them.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { RenderSnapshot } from '#lib/optvis/config.ts';
import { createOptvis } from '#lib/optvis/render.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults, serialize } from '#lib/params/index.ts';
import type { DiskNetworks } from '#tools/recording/network.ts';
import { bytesOf } from '#tools/recording/picture.ts';
import { thin } from '#tools/recording/climb.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { grids } from './grid.ts';
import { mixturesOf, params, toConfig } from './params.ts';
import type { UnitMixerValues } from './params.ts';
import type { MixtureEntry } from './recorded.ts';

const quality = 70;
const folder = fileURLToPath(new URL('./recorded/', import.meta.url));
const index = join(folder, 'index.json');

/** The settings to record, the grid's first. */
function wanted(): UnitMixerValues[] {
  return (Object.keys(grids) as NetworkId[]).flatMap((network) => {
    const { layer, units } = grids[network];
    const pairs = units.flatMap((unit, i) => units.slice(i + 1).map((other) => ({ unit, other })));
    const modes = [
      ...pairs.map((pair) => ({ ...pair, mode: 'sum' as const })),
      { ...pairs[0]!, mode: 'difference' as const },
      { ...pairs[0]!, mode: 'interpolation' as const },
    ];
    return modes.map((change) => ({ ...defaults(params), network, layer, ...change }));
  });
}

/** Pictures of a unit alone are the same in every pair, and share a file. */
function filesOf(values: UnitMixerValues): string[] {
  const { network, layer, unit, other, mode } = values;
  const start = `${network}-${layer}`;
  if (mode === 'interpolation')
    return mixturesOf(values).map(
      ([, part]) => `${start}-${unit}-to-${other}-${Math.round(100 * part)}.webp`,
    );
  const both = `${start}-${unit}-${mode === 'difference' ? 'minus' : 'plus'}-${other}.webp`;
  return [`${start}-${unit}.webp`, both, `${start}-${other}.webp`];
}

/** Every picture of a snapshot, in order. */
const pixels = (runs: RenderSnapshot[]): Float32Array[] =>
  runs.flatMap(({ rgb, others = [] }) => [rgb, ...others]);

async function recordOne(values: UnitMixerValues, networks: DiskNetworks): Promise<MixtureEntry> {
  const { network, layer, steps, size } = values;
  const experiment = createOptvis({ [network]: await networks.open(network, layer) }, toConfig(values));
  for (let step = 0; step < steps; step++) experiment.step();
  const { runs } = await experiment.read();
  experiment.dispose();
  const files = filesOf(values);
  for (const [i, rgb] of pixels(runs).entries())
    await sharp(bytesOf({ rgb }), { raw: { width: size, height: size, channels: 3 } })
      .webp({ quality, effort: 6, smartSubsample: true })
      .toFile(join(folder, files[i]!));
  const joint = runs.flatMap((run) => [...(run.joint ?? [])].map((mean) => Number(mean.toPrecision(4))));
  return {
    query: serialize(params, values).toString(),
    files,
    steps,
    size,
    objective: runs.map(({ objective }) => thin(objective)),
    means: files.map((_, i) => [joint[2 * i]!, joint[2 * i + 1]!]),
  };
}

/** Records what is missing, or with `again` everything. Shows progress. */
export default async function record({ networks, again }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  const old =
    existsSync(index) && !again
      ? (JSON.parse(await readFile(index, 'utf8')) as { entries: MixtureEntry[] }).entries
      : [];
  const entries: MixtureEntry[] = [];
  for (const values of wanted()) {
    const files = filesOf(values);
    const query = serialize(params, values).toString();
    const known = old.find(
      (entry) =>
        entry.query === query &&
        entry.steps === values.steps &&
        entry.size === values.size &&
        entry.files.join() === files.join() &&
        files.every((file) => existsSync(join(folder, file))),
    );
    entries.push(known ?? (await recordOne(values, networks)));
    console.log(`unit-mixer ${query || 'default'}: ${known ? 'kept' : 'recorded'}`);
    await writeFile(index, `${JSON.stringify({ entries }, null, 1)}\n`);
  }
  const used = new Set(entries.flatMap(({ files }) => files));
  for (const file of await readdir(folder))
    if (file.endsWith('.webp') && !used.has(file)) await rm(join(folder, file));
}
