/** The networks as files: `site` as readers get them, `float` with the weights unrounded. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLoader } from '#lib/networks/loader.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { createNetwork } from '#lib/networks/runner.ts';
import type { Network } from '#lib/networks/runner.ts';
import { root } from '../../src/tools/steps.ts';

const folders = { site: join(root, 'public/networks'), float: join(root, '.cache/networks-f32') };
export type Weights = keyof typeof folders;

/** Those that the machine could build; InceptionV1 needs files that may be missing. */
export function builtNetworks(weights: Weights = 'float'): NetworkId[] {
  const index = JSON.parse(readFileSync(join(folders[weights], 'index.json'), 'utf8')) as {
    networks: NetworkId[];
  };
  return index.networks;
}

/** The network with the weights up to `layer` (all of them where it is left out), read from the disk. */
export async function readNetwork(
  id: NetworkId,
  weights: Weights = 'site',
  layer?: string,
): Promise<Network> {
  const loader = createLoader({
    baseUrl: 'http://disk/',
    cache: null,
    fetch: async (url) => new Response(await readFile(join(folders[weights], new URL(url).pathname))),
  });
  const manifest = await loader.manifest(id);
  const shard = manifest.layers.find(({ name }) => name === layer)?.shard ?? manifest.shards.length - 1;
  const network = createNetwork(manifest);
  network.add(await loader.shards(id, shard));
  return network;
}
