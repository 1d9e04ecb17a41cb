/** The recorded first state of `handmade-circuit`, for each network: its default unit beside a twin of one line detector. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { fitHandmade, learnedWeights } from '#lib/circuits/handmade-unit-fit.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { root } from '#tools/steps.ts';
import type { DiskNetworks } from '#tools/recording/network.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { params, stages } from './params.ts';
import type { RecordedTwin } from './recorded.ts';
import { configOf, kernelsOf, named } from './twin.ts';

const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(3)));

async function recordOne(network: NetworkId, networks: DiskNetworks): Promise<RecordedTwin> {
  const { to, unit } = stages[network];
  const values = { ...defaults(params), network, unit };
  const file = join(root, 'content/units', `${network}.json`);
  const notes = JSON.parse(await readFile(file, 'utf8')) as FieldNote[];
  const config = configOf(notes, values);
  const opened = await networks.open(network, to);
  const { layer, sums, fits } = await fitHandmade(opened, config, config.twins);
  layer.dispose();
  sums.dispose();
  const target = named(notes, to, 'curve').find((one) => one.unit === unit)!;
  const [twin] = config.twins;
  return {
    target,
    kernels: kernelsOf(notes, values, target).map(({ part, rows }) => ({ part, rows: rows.map(rounded) })),
    result: {
      learned: rounded(fits[0]!.learned),
      handmade: rounded(fits[0]!.handmade),
      sources: twin!.kernels.map((kernel) => kernel.unit),
      weights: rounded(learnedWeights(opened, config, twin!)),
    },
  };
}

/** Writes `<network>.json` of each network into `folder`; keeps those that are there, unless `again`. */
export default async function record({ folder, networks, again }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const network of Object.keys(stages) as NetworkId[]) {
    const file = join(folder, `${network}.json`);
    const kept = existsSync(file) && !again;
    if (!kept) await writeFile(file, `${JSON.stringify(await recordOne(network, networks))}\n`);
    console.log(`handmade-circuit ${network}: ${kept ? 'kept' : 'recorded'}`);
  }
}
