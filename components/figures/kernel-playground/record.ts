/** The first-layer kernels of both networks, eight in a row, one pixel a weight and one between two kernels. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { firstLayerOf, kernelOf, pictureOf } from '#lib/networks/first-layer.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Recording } from '#tools/recording/recording.ts';

const columns = 8;

export default async function record({ folder, networks }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const id of ['inceptionv1', 'resnet50'] satisfies NetworkId[]) {
    const layer = firstLayerOf(await networks.open(id, 'conv1'));
    const pitch = layer.size + 1;
    const width = columns * pitch;
    const height = Math.ceil(layer.bias.length / columns) * pitch;
    const pixels = Buffer.alloc(width * height * 4);
    for (let unit = 0; unit < layer.bias.length; unit++) {
      const rgb = pictureOf(kernelOf(layer, unit).weights);
      const [left, top] = [(unit % columns) * pitch, Math.floor(unit / columns) * pitch];
      for (let i = 0; i < layer.size ** 2; i++) {
        const at = (top + Math.floor(i / layer.size)) * width + left + (i % layer.size);
        pixels.set(
          [...rgb.subarray(3 * i, 3 * i + 3)].map((value) => Math.round(255 * value)).concat(255),
          4 * at,
        );
      }
    }
    await sharp(pixels, { raw: { width, height, channels: 4 } })
      .webp({ lossless: true, effort: 6 })
      .toFile(join(folder, `${id}.webp`));
  }
}
