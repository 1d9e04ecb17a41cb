/** The recorded first state of `circuit-surgery`: of each network a curve unit as it was trained, and its strongest inputs. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operate } from '#lib/circuits/surgery.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { firstUnits, params, toConfig } from './params.ts';
import type { RecordedSurgery } from './view-model.ts';

/** Inputs of either sign that the first state shows. */
const rows = 5;

const short = (value: number): number => Number(value.toPrecision(3));
const list = (values: Float32Array): number[] => Array.from(values, short);

/** Records what is missing, or with `again` everything. */
export default async function record({ folder, networks, again }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const id of Object.keys(firstUnits) as NetworkId[]) {
    const file = join(folder, `${id}.json`);
    if (existsSync(file) && !again) {
      console.log(`circuit-surgery ${id}: kept`);
      continue;
    }
    const values = { ...defaults(params), ...firstUnits[id] };
    const config = { ...(await toConfig(values)), count: rows };
    const { from, total, inputs, before } = await operate(await networks.open(id, values.layer), config);
    const recorded: RecordedSurgery = {
      from: from!,
      total,
      inputs: inputs.map(({ unit, sum, strength, kernel }) => ({
        unit,
        sum: short(sum),
        strength: short(strength),
        kernel: { ...kernel, values: list(kernel.values) },
      })),
      before: {
        responses: list(before!.responses),
        map: { ...before!.map, values: list(before!.map.values) },
      },
    };
    await writeFile(file, `${JSON.stringify(recorded)}\n`);
    console.log(`circuit-surgery ${id}: recorded`);
  }
}
