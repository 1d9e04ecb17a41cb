/** The recorded first states of `circuit-explorer`: the unit that it begins with in each network that is there. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCircuit } from '#lib/circuits/read-circuit.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import type { Recording } from '#tools/recording/recording.ts';
import { firstCenter, params, toConfig } from './params.ts';
import type { Kept } from './recorded.ts';

const rounded = (values: Float32Array): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(3)));

export default async function record({ folder, networks, again }: Recording): Promise<void> {
  for (const id of Object.keys(firstCenter) as NetworkId[]) {
    const file = join(folder, `${id}.json`);
    if (!again && existsSync(file)) {
      console.log(`circuit-explorer ${id}: kept`);
      continue;
    }
    const center = firstCenter[id];
    const network = await networks.open(id, center.layer).catch(() => undefined);
    if (!network) {
      console.log(`circuit-explorer ${id}: the network is not there`);
      continue;
    }
    const config = toConfig({ ...defaults(params), network: id, ...center });
    const { neighbor, classes, edges, sums, strengths } = await readCircuit(network, config);
    const kept: Kept = {
      neighbor,
      classes,
      edges: edges.map((edge) => ({
        ...edge,
        sum: Number(edge.sum.toPrecision(5)),
        strength: Number(edge.strength.toPrecision(3)),
        kernel: { ...edge.kernel, values: rounded(edge.kernel.values) },
      })),
      sums: rounded(sums),
      strengths: rounded(strengths),
    };
    await mkdir(folder, { recursive: true });
    await writeFile(file, `${JSON.stringify(kept)}\n`);
    console.log(`circuit-explorer ${id}: ${edges.length} edges`);
  }
}
