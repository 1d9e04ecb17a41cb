/** The recorded first state of `curve-lab`: the tuning curves of each network's curve detectors, and the picture of the curve. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { FieldNote } from '#components/figure/field-notes.ts';
import { check, configOf, params, shapeOf, size } from '#components/figures/curve-lab/params.ts';
import { shownOf } from '#components/figures/curve-lab/shown.ts';
import { drawAll, runProbe } from '#lib/circuits/probe.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { drawShape, type Shape } from '#lib/stimuli/shapes.ts';
import type { DiskNetworks } from './network.ts';

const notesFile = (network: NetworkId): string =>
  fileURLToPath(new URL(`../../../content/units/${network}.json`, import.meta.url));

export const readNotes = async (network: NetworkId): Promise<FieldNote[]> =>
  JSON.parse(await readFile(notesFile(network), 'utf8')) as FieldNote[];

/** Four digits are more than a lobe shows. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** `shape` as a file, every pixel as the network gets it. */
export async function writePicture(file: string, shape: Shape, side: number): Promise<void> {
  const rgb = Buffer.from(Uint8Array.from(drawShape(shape, side), (value) => Math.round(255 * value)));
  const raw = { width: side, height: side, channels: 3 } as const;
  await writeFile(file, await sharp(rgb, { raw }).webp({ lossless: true }).toBuffer());
}

export async function recordCurves(folder: string, networks: DiskNetworks, again: boolean): Promise<void> {
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
    const probe = config.probes[0]!;
    const open = await networks.open(network, probe.layer);
    const result = await runProbe(open, probe, drawAll(probe.stimuli, size), size, config.reach);
    const shown = shownOf({ step: 1, asked: config, results: [result] }, notes)!;
    const responses = shown.responses.map((row) => row.map(rounded));
    await writeFile(file, `${JSON.stringify({ ...shown, responses })}\n`);
    console.log(`${file}: ${shown.members.length} units`);
  }
  await writePicture(join(folder, 'curve.webp'), shapeOf(defaults(params)), size);
}
