/** The recorded first state of `family-wheel`: both rings' answers, the weights between them, and the picture of the curve. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Member } from '#components/figure-kit/pickers/note-family.ts';
import { expand, type Expanded, type WeightsOf } from '#lib/circuits/expand.ts';
import { drawAll, runProbe, type ProbeResult } from '#lib/circuits/probe.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { readNotes, rounded, writePicture } from '#tools/recording/notes.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { levels, type KernelTable } from './kernels.ts';
import { check, configOf, params, shapeOf, size } from './params.ts';
import { toViewModel, type Ring } from './view-model.ts';

/** Of each eighth of the circle one. */
const sectors = 8;
const sectorOf = ({ orientation }: Member): number => Math.round((orientation! / 360) * sectors) % sectors;

/** The members that `weight` favors, one for each eighth of the circle that has any. */
const strongest = (members: readonly Member[], weight: (member: Member) => number): Member[] =>
  Array.from({ length: sectors }, (_, sector) =>
    members.filter((m) => sectorOf(m) === sector).sort((a, b) => weight(b) - weight(a)),
  ).flatMap((found) => found[0] ?? []);

/** Share of all weights that keeps its place on the color scale; the few beyond it have the full color. */
const scaled = 0.995;

function kernelsBetween(network: WeightsOf, later: Ring, earlier: Ring): Omit<KernelTable, 'said'> {
  const expanded = new Map<Member, Expanded>(
    later.members.map((member) => [
      member,
      expand(network, { layer: later.layer, unit: member.unit }, earlier.layer),
    ]),
  );
  const at = (
    { values, channels, width, top, left, height }: Expanded,
    unit: number,
    y: number,
    x: number,
  ): number =>
    y < top || x < left || y >= top + height || x >= left + width
      ? 0
      : values[((y - top) * width + x - left) * channels + unit]!;
  const half = Math.max(...[...expanded.values()].map(({ top, left }) => -Math.min(top, left)));
  const side = 2 * half + 1;
  const kernel = (to: Member, from: Member): number[] =>
    Array.from({ length: side * side }, (_, i) =>
      at(expanded.get(to)!, from.unit, Math.floor(i / side) - half, (i % side) - half),
    );
  // Leaves out the place right under the unit, where a shortcut hands on the unit's own channel.
  const link = (to: Member, from: Member): number =>
    kernel(to, from).reduce((sum, w, i) => sum + (i === (side * side - 1) / 2 ? 0 : w * w), 0);
  const total = (pairs: number[]): number => pairs.reduce((sum, value) => sum + value, 0);
  const to = strongest(later.members, (member) => total(earlier.members.map((from) => link(member, from))));
  // A shortcut hands a unit on to the one of the same number, which belongs into the table.
  const twins = to.map(({ unit }) => earlier.members.find((member) => member.unit === unit));
  const from = strongest(earlier.members, (member) =>
    twins.includes(member) ? 1e9 : total(to.map((one) => link(one, member))),
  );
  const values = to.flatMap((a) => from.flatMap((b) => kernel(a, b)));
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const full = sizes[Math.floor(scaled * (sizes.length - 1))]!;
  const level = (w: number): number => Math.round(levels * Math.max(-1, Math.min(1, w / full))) || 0;
  return { fromLayer: earlier.layer, toLayer: later.layer, from, to, side, values: values.map(level) };
}

/** What is to be seen of a table, counted. */
function saidOf(network: NetworkId, { from, to, side, values }: Omit<KernelTable, 'said'>): string {
  if (network === 'resnet50')
    return 'The strong places in the middle are the shortcut: the later unit takes over what the earlier unit of the same number said. What the layer adds lies around them.';
  const cells = side * side;
  /** More excitation than inhibition from earlier units that point the unit's own way, against those that point the other. */
  const own = to.filter(
    (a, row) =>
      from.reduce((sum, b, column) => {
        const start = (row * from.length + column) * cells;
        const weight = values.slice(start, start + cells).reduce((total, value) => total + value, 0);
        return sum + weight * Math.cos(((a.orientation! - b.orientation!) * Math.PI) / 180);
      }, 0) > 0,
  );
  return `${own.length} of the ${to.length} rows are excited by earlier curves that point their own way rather than by those that point the opposite way, and the places of the strongest weights turn from row to row.`;
}

export default async function record({ folder, networks, again }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const network of ['resnet50', 'inceptionv1'] as const) {
    const file = join(folder, `${network}.json`);
    if (!again && existsSync(file)) {
      console.log(`${file}: kept`);
      continue;
    }
    const { values } = check({ ...defaults(params), network }, new Set(['network']));
    const notes = await readNotes(network);
    const config = configOf(notes, values);
    const results: ProbeResult[] = [];
    for (const probe of config.probes) {
      const open = await networks.open(network, probe.layer);
      results.push(await runProbe(open, probe, drawAll(probe.stimuli, size), size, config.reach));
    }
    const shown = toViewModel({ step: 1, asked: config, results }, notes)!;
    const [later, earlier] = shown.rings as [Ring, Ring];
    const kernels = kernelsBetween(await networks.open(network, later.layer), later, earlier);
    const rings = shown.rings.map((ring) => ({
      ...ring,
      responses: ring.responses.map((row) => row.map(rounded)),
    }));
    await writeFile(
      file,
      `${JSON.stringify({ ...shown, rings, kernels: { ...kernels, said: saidOf(network, kernels) } })}\n`,
    );
    console.log(`${file}: ${rings.map(({ members }) => members.length).join(' and ')} units`);
  }
  await writePicture(join(folder, 'curve.webp'), shapeOf(defaults(params)), size);
}
