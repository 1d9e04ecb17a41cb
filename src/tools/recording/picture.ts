/** Pictures of a render as files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { RenderSnapshot } from '#lib/optvis/config.ts';

export function bytesOf({ rgb }: Pick<RenderSnapshot, 'rgb'>): Buffer {
  return Buffer.from(Uint8ClampedArray.from(rgb, (value) => Math.round(255 * value)));
}

/** Writes a WebP of `side` pixels (default: as rendered) and returns its size in bytes. */
export async function writeWebp(
  file: string,
  snapshot: RenderSnapshot,
  side = snapshot.width,
  quality = 80,
): Promise<number> {
  const raw = { width: snapshot.width, height: snapshot.height, channels: 3 } as const;
  const picture = sharp(bytesOf(snapshot), { raw });
  const data = await (side === snapshot.width ? picture : picture.resize(side, side, { kernel: 'cubic' }))
    .webp({ quality, effort: 6, smartSubsample: true })
    .toBuffer();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, data);
  return data.length;
}
