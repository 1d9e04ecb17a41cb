/** The recorded strip of `examples-or-optimisation`: the default unit's two made pictures, and what all eighteen do to it. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRange } from '#lib/optvis/range.ts';
import { defaults } from '#lib/params/index.ts';
import { classNames, side } from '#lib/stimuli/cifar10.ts';
import { decodeRanks } from '#lib/stimuli/ranks.ts';
import { readTestSet } from '#tools/networks/cifar.ts';
import { root } from '#tools/steps.ts';
import { writeWebp } from '#tools/recording/picture.ts';
import { thin } from '#tools/recording/climb.ts';
import type { Recording } from '#tools/recording/recording.ts';
import * as examples from './params.ts';
import { photographPlaces } from './places.ts';

/** Writes `index.json` and two pictures into `folder`, unless they are there already or `again` is set. Needs the unit's ranks. */
export default async function record({ folder, networks, again }: Recording): Promise<void> {
  const index = join(folder, 'index.json');
  if (!again && existsSync(index)) {
    console.log('examples-or-optimisation: kept');
    return;
  }
  const values = defaults(examples.params);
  const { network, layer, unit, size, steps } = values;
  const { buffer } = new Uint8Array(await readFile(join(root, 'public/units', network, layer, 'ranks.bin')));
  const ranks = decodeRanks(buffer, unit);
  const set = await readTestSet();
  const experiment = createRange(await networks.open(network, layer), {
    run: examples.runOf(values),
    photographs: photographPlaces.flatMap((place) =>
      (place === 'highest' ? ranks[place].toReversed() : ranks[place]).map((picture) => ({
        index: picture,
        label: classNames[set.labels[picture]!]!,
        place,
        side,
        rgb: set.picture(picture),
      })),
    ),
  });
  while (experiment.steps < steps) experiment.step();
  const { negative, optimized, made, photographs } = await experiment.read();
  experiment.dispose();
  await mkdir(folder, { recursive: true });
  const files = ['negative', 'optimized'].map((place) => `${network}-${layer}-${unit}-${place}.webp`);
  let bytes = 0;
  for (const [k, run] of [negative, optimized].entries())
    bytes += await writeWebp(join(folder, files[k]!), run);
  const short = (value: number): number => Number(value.toPrecision(5));
  const entry = {
    query: '',
    files,
    steps,
    size,
    objective: [negative, optimized].map(({ objective }) => thin(objective)),
    made: Array.from(made, short),
    photographs: photographs.map((shown) => ({ ...shown, activation: short(shown.activation) })),
  };
  await writeFile(index, `${JSON.stringify({ entries: [entry] }, null, 1)}\n`);
  console.log(`examples-or-optimisation: ${steps} steps, ${bytes} bytes`);
}
