/** Records the dream that `deepdream` shows before anything is computed: the picture before and after, and a curve for every octave. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createDream } from '#lib/optvis/dream.ts';
import { pictureOf } from '#lib/optvis/dream-picture.ts';
import { defaults } from '#lib/params/index.ts';
import { bytesOf } from '#tools/recording/picture.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { octaveParts } from './octaves.ts';
import { params, toConfig } from './params.ts';

const folder = fileURLToPath(new URL('./recorded/', import.meta.url));

/** The pictures before and after, and their quality: together they weigh a few kilobytes. */
const pictures = [
  { file: 'clouds.webp', quality: 60 },
  { file: 'dream.webp', quality: 72 },
] as const;

export default async function record({ networks }: Recording): Promise<void> {
  const values = defaults(params);
  const { source, size, ...config } = toConfig(values);
  const picture = await pictureOf(source, size);
  const dream = createDream(await networks.open(config.network, config.layer), { ...config, picture });
  for (let step = 0; step < values.steps; step++) {
    dream.step();
    if (process.stdout.isTTY) process.stdout.write(`\rdeepdream: step ${step + 1} of ${values.steps} `);
  }
  const snapshot = await dream.read();
  dream.dispose();
  await mkdir(folder, { recursive: true });
  let bytes = 0;
  for (const [i, { file, quality }] of pictures.entries()) {
    const { width, height, rgb } = [picture, snapshot][i]!;
    const data = await sharp(bytesOf({ rgb }), { raw: { width, height, channels: 3 } })
      .webp({ quality, effort: 6, smartSubsample: true })
      .toBuffer();
    await writeFile(join(folder, file), data);
    bytes += data.length;
  }
  const entry = {
    query: '',
    files: pictures.map(({ file }) => file),
    steps: values.steps,
    size,
    objective: octaveParts(snapshot).map(({ objective }) =>
      Array.from(objective, (value) => Number(value.toPrecision(4))),
    ),
  };
  await writeFile(join(folder, 'index.json'), `${JSON.stringify({ entries: [entry] }, null, 1)}\n`);
  console.log(`deepdream: ${values.steps} steps, ${bytes} bytes`);
}
