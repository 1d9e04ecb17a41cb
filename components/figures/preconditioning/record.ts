/** The recorded run of `preconditioning`: six small pictures, and every number that the figure draws. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { createSteepest } from '#lib/optvis/steepest.ts';
import { rulers } from '#lib/optvis/steepest-config.ts';
import { defaults } from '#lib/params/index.ts';
import { bytesOf } from '#tools/recording/picture.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { params, toConfig } from './params.ts';
import type { RecordedRun } from './recorded.ts';
import { toViewModel } from './view-model.ts';
import { visible } from './visible.ts';

/** Of WebP. Noise is what costs. */
const quality = 70;

/** Four digits are more than a chart shows. */
const rounded = (values: ArrayLike<number | null>): number[] =>
  Array.from(values, (value) => Number((value ?? NaN).toPrecision(4)));

export default async function record({ folder, networks, again }: Recording): Promise<void> {
  const file = join(folder, 'run.json');
  if (!again && existsSync(file)) {
    console.log('preconditioning: kept');
    return;
  }
  await mkdir(folder, { recursive: true });
  const values = defaults(params);
  const config = toConfig(values);
  const network = await networks.open(values.network, values.layer);
  const experiment = createSteepest(network, config);
  while (experiment.steps < values.steps) experiment.step();
  const snapshot = await experiment.read();
  experiment.dispose();
  const size = snapshot.width;
  let bytes = 0;
  for (const [i, { direction, rgb }] of snapshot.ways.entries())
    for (const [kind, picture] of [
      ['direction', visible(direction.values)],
      ['picture', rgb],
    ] as const) {
      const raw = { width: size, height: size, channels: 3 } as const;
      const data = await sharp(bytesOf({ rgb: picture }), { raw })
        .webp({ quality, effort: 6, smartSubsample: true })
        .toBuffer();
      await writeFile(join(folder, `${rulers[i]}-${kind}.webp`), data);
      bytes += data.length;
    }
  const shown = toViewModel(snapshot);
  const run: RecordedRun = {
    query: '',
    size,
    step: shown.step,
    frequencies: rounded(shown.frequencies),
    ways: shown.ways.map(({ power, objective, lengths, promised, gained }) => ({
      power: rounded(power),
      objective: rounded(objective),
      lengths,
      promised,
      gained,
    })),
  };
  await writeFile(file, `${JSON.stringify(run, null, 1)}\n`);
  console.log(`preconditioning: ${values.steps} steps, ${bytes} bytes`);
}
