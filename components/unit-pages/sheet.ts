/** Several recorded pictures in one small file, made while the site is built: the tiles of a layer, and a row for the overview. */
import { existsSync } from 'node:fs';
import sharp from 'sharp';

/** Pictures of `side` pixels, row by row, `columns` in a row. Files that are missing stay grey. */
export async function sheet(files: readonly string[], side: number, columns: number): Promise<Buffer> {
  const rows = Math.ceil(files.length / columns);
  const tiles = await Promise.all(
    files.map(async (file, i) =>
      existsSync(file)
        ? [
            {
              input: await sharp(file).resize(side, side, { kernel: 'cubic' }).removeAlpha().raw().toBuffer(),
              raw: { width: side, height: side, channels: 3 as const },
              left: (i % columns) * side,
              top: Math.floor(i / columns) * side,
            },
          ]
        : [],
    ),
  );
  return sharp({
    create: { width: columns * side, height: rows * side, channels: 3, background: '#8a8a8a' },
  })
    .composite(tiles.flat())
    .webp({ quality: 62, effort: 4, smartSubsample: true })
    .toBuffer();
}
