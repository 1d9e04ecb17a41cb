/**
 * Cuts the heaps that `basis-or-direction` shows before it is touched out of CIFAR-10, since the project keeps no picture of it:
 * `public/cifar10/sheets/basis-or-direction-<network>-<heap>.webp`, nine photographs in three rows, 48 px each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { readTestSet } from './networks/cifar.ts';
import { root } from './steps.ts';

const name = 'basis-or-direction';
const recorded = join(root, 'components/figures', name, 'recorded/index.json');
const folder = join(root, 'public/cifar10/sheets');
/** Says which pictures the sheets hold, so that another recording gets others. */
const list = join(folder, `${name}.json`);

const columns = 3;
const tile = 48;
const gap = 5;

async function cutHeap(file: string, pictures: readonly number[]): Promise<void> {
  const set = await readTestSet();
  const tiles = pictures.map(async (index, k) => {
    const pixels = Uint8Array.from(set.picture(index, tile), (value) => Math.round(255 * value));
    return {
      input: await sharp(pixels, { raw: { width: tile, height: tile, channels: 3 } })
        .png()
        .toBuffer(),
      left: (k % columns) * (tile + gap),
      top: Math.floor(k / columns) * (tile + gap),
    };
  });
  const side = columns * (tile + gap) - gap;
  const sheet = sharp({
    create: { width: side, height: side, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .composite(await Promise.all(tiles))
    .webp({ quality: 70, effort: 6 });
  await writeFile(file, await sheet.toBuffer());
}

const wanted = existsSync(recorded) ? readFileSync(recorded, 'utf8') : '';
if (wanted && !(existsSync(list) && readFileSync(list, 'utf8') === wanted)) {
  const index = JSON.parse(wanted) as Record<string, { heaps: { pictures: number[] }[] }>;
  await mkdir(folder, { recursive: true });
  for (const [network, { heaps }] of Object.entries(index))
    for (const [i, { pictures }] of heaps.entries())
      await cutHeap(join(folder, `${name}-${network}-${i}.webp`), pictures);
  await writeFile(list, wanted);
}
