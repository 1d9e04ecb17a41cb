/**
 * Records the gallery: for 32 units or more of every stage the picture that excites the unit and the one that silences it, made with the
 * same code as the first figure, but smaller; with its settings too, but for the first layer (components/unit-pages/facts.ts). `public/units/<network>/<layer>/<unit>.webp` and `<unit>-negative.webp`, listed
 * in `content/units/gallery.json`. What is there is kept, so it can be stopped and started again; two to three hours on one core.
 *
 *     npm run gallery [-- <network or layer> ...] [-- --again] [-- --family=<family of the field notes>]
 *
 * Units of the families asked for are recorded as well, and kept from then on.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { params, toConfig } from '#components/figures/feature-visualizer/params.ts';
import { recipeOf, recording } from '#components/unit-pages/facts.ts';
import { startBackend } from '#lib/compute/backends.ts';
import { layers } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { RenderSnapshot } from '#lib/optvis/config.ts';
import { createRender } from '#lib/optvis/render.ts';
import { defaults } from '#lib/params/index.ts';
import { decodeRanks } from '#lib/stimuli/ranks.ts';
import { featureUnits } from '#components/figures/feature-visualizer/recorded-units.ts';
import { diskNetworks } from '../recording/network.ts';
import { writeWebp } from '../recording/picture.ts';
import { root } from '../steps.ts';
import { chooseUnits, perLayer } from './choose.ts';

const { size, negativeSize } = recording;

interface Entry {
  unit: number;
  /** What the finished picture, without transforms, makes of the unit: its mean over positions after the ReLU; of a class, its logit. */
  objective: number;
  /** The same of the negative picture, before the ReLU. */
  negative: number;
}
type Units = Record<string, Record<string, Entry[]>>;

const index = join(root, 'content/units/gallery.json');
const again = process.argv.includes('--again');
const networks = diskNetworks();
/** Folders of layers that this run has come to. */
const begun = new Set<string>();

const readUnits = (): Units =>
  existsSync(index) ? (JSON.parse(readFileSync(index, 'utf8')) as { units: Units }).units : {};

function writeUnits(id: NetworkId, layer: string, entries: Entry[]): void {
  const units = readUnits();
  const before = units[id] ?? {};
  // In the order of depth, whatever was rendered first.
  units[id] = Object.fromEntries(
    layers[id].flatMap(({ name }) => {
      const list = name === layer ? entries : before[name];
      return list ? [[name, list]] : [];
    }),
  );
  mkdirSync(dirname(index), { recursive: true });
  const rows = Object.entries(units).map(
    ([network, of]) =>
      `${JSON.stringify(network)}: {\n${Object.entries(of)
        .map(
          ([name, list]) =>
            `${JSON.stringify(name)}: [\n${list.map((e) => JSON.stringify(e)).join(',\n')}\n]`,
        )
        .join(',\n')}\n}`,
  );
  const head = `"size": ${size}, "negativeSize": ${negativeSize}`;
  writeFileSync(index, `{${head}, "units": {\n${rows.join(',\n')}\n}}\n`);
}

/** True unless no picture of the test set excites the unit; without ranks every unit may be live. */
function liveness(folder: string): (unit: number) => boolean {
  const file = join(folder, 'ranks.bin');
  if (!existsSync(file)) return () => true;
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  const ranks = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return (unit) => decodeRanks(ranks, unit).largest !== 0;
}

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

async function render(id: NetworkId, layer: string, unit: number, sign: 'positive' | 'negative') {
  const side = sign === 'positive' ? size : negativeSize;
  const recipe = recipeOf(layer);
  const { runs } = toConfig({ ...defaults(params), ...recipe, network: id, layer, unit, sign, size: side });
  const experiment = createRender(await networks.open(id, layer), runs[0]!);
  for (let step = 0; step < recipe.steps; step++) experiment.step();
  const snapshot: RenderSnapshot = await experiment.read();
  experiment.dispose();
  const value = snapshot.map
    ? mean(snapshot.map.values)
    : snapshot.objective.at(-1)! * (sign === 'positive' ? 1 : -1);
  return { snapshot, value: Number(value.toPrecision(4)) };
}

/** Families of the field notes whose units this run records, and nothing else. */
const families = process.argv.flatMap((word) =>
  word.startsWith('--family=') ? word.slice('--family='.length).split(',') : [],
);

/** Units of the layer that belong to these families, or that have been recorded for theirs before. */
function named(id: NetworkId, layer: string): number[] {
  const file = join(root, `content/units/${id}.json`);
  if (!existsSync(file)) return [];
  const notes = JSON.parse(readFileSync(file, 'utf8')) as { unit: string; family: string }[];
  const recorded = new Set((readUnits()[id]?.[layer] ?? []).map(({ unit }) => unit));
  return notes.flatMap(({ unit, family }) => {
    const [place, number] = unit.split(':');
    const wanted = families.includes(family) || recorded.has(Number(number));
    return place === layer && wanted ? [Number(number)] : [];
  });
}

/** Quarters of a layer's units, every fourth one, in the order in which they are recorded. */
const quarters = [0, 2, 1, 3];

/** Layers that are a stage by themselves: all their units are recorded at once. */
const alone = new Set(['conv1', 'conv2']);

/** Records those of the layer's units that lie in one of the first `count` quarters. */
async function recordLayer(id: NetworkId, layer: string, channels: number, count: number): Promise<void> {
  const folder = join(root, 'public/units', id, layer);
  const file = (unit: number, suffix = ''): string => join(folder, `${unit}${suffix}.webp`);
  const shown = featureUnits.filter((u) => u.network === id && u.layer === layer).map(({ unit }) => unit);
  const asked = named(id, layer);
  const wanted = [...new Set([...chooseUnits(channels, shown, liveness(folder)), ...asked])];
  // What this run has made itself is not made again when the next quarter comes.
  const known = again && !begun.has(folder) ? [] : (readUnits()[id]?.[layer] ?? []);
  begun.add(folder);
  const entries = known.filter(
    ({ unit }) => wanted.includes(unit) && existsSync(file(unit)) && existsSync(file(unit, '-negative')),
  );
  for (const [place, unit] of wanted.entries()) {
    const later =
      families.length > 0 ? !asked.includes(unit) : place < perLayer && quarters.indexOf(place % 4) >= count;
    if (later || entries.some((e) => e.unit === unit)) continue;
    const began = performance.now();
    const excited = await render(id, layer, unit, 'positive');
    const silenced = await render(id, layer, unit, 'negative');
    const bytes =
      (await writeWebp(file(unit), excited.snapshot)) +
      (await writeWebp(file(unit, '-negative'), silenced.snapshot));
    entries.push({ unit, objective: excited.value, negative: silenced.value });
    entries.sort((a, b) => a.unit - b.unit);
    writeUnits(id, layer, entries);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `${id} ${layer}:${unit} (${entries.length} of ${wanted.length}): ${excited.value}, ${silenced.value}; ${seconds} s, ${bytes} bytes`,
    );
  }
  if (entries.length !== known.length) writeUnits(id, layer, entries);
  const used = new Set(entries.flatMap(({ unit }) => [`${unit}.webp`, `${unit}-negative.webp`]));
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (name.endsWith('.webp') && !used.has(name)) rmSync(join(folder, name));
}

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const ids = (Object.keys(layers) as NetworkId[]).filter(
  (id) => asked.includes(id) || !asked.some((word) => word in layers),
);
const known = new Set(ids.flatMap((id) => layers[id].map(({ name }) => name)));
for (const word of asked)
  if (!(word in layers) && !known.has(word))
    throw new Error(`There is no network and no layer called “${word}”.`);
const chosen = asked.filter((word) => known.has(word));
await startBackend('wasm', {});
// A quarter of every layer first: stopped early, the gallery still reaches the end of both networks.
for (let count = 1; count <= quarters.length; count++)
  for (const id of ids)
    for (const { name, channels } of layers[id].filter(
      ({ name }) => chosen.length === 0 || chosen.includes(name),
    ))
      await recordLayer(id, name, channels, alone.has(name) ? quarters.length : count);
