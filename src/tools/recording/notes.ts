/** The field notes of a network, and synthetic pictures, as recordings of circuits need them. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { drawShape, type Shape } from '#lib/stimuli/shapes.ts';
import { root } from '../steps.ts';

export const readNotes = async (network: NetworkId): Promise<FieldNote[]> =>
  JSON.parse(await readFile(join(root, 'content/units', `${network}.json`), 'utf8')) as FieldNote[];

/** Four digits are more than a lobe shows. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** `shape` as a file, every pixel as the network gets it. */
export async function writePicture(file: string, shape: Shape, side: number): Promise<void> {
  const rgb = Buffer.from(Uint8Array.from(drawShape(shape, side), (value) => Math.round(255 * value)));
  const raw = { width: side, height: side, channels: 3 } as const;
  await writeFile(file, await sharp(rgb, { raw }).webp({ lossless: true }).toBuffer());
}
