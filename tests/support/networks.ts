/** The networks as files: `site` as readers get them, `float` with the weights unrounded. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLoader, type Loader } from '#lib/networks/loader.ts';
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

/** What one of them has loaded stays, so that the tests of a process read and decode a shard once. */
const loaders = Object.fromEntries(
  Object.entries(folders).map(([weights, folder]) => [
    weights,
    createLoader({
      baseUrl: 'http://disk/',
      cache: null,
      fetch: async (url) => new Response(await readFile(join(folder, new URL(url).pathname))),
    }),
  ]),
) as Record<Weights, Loader>;

/** The network with the weights up to `layer` (all of them where it is left out), read from the disk. */
export async function readNetwork(
  id: NetworkId,
  weights: Weights = 'site',
  layer?: string,
): Promise<Network> {
  const loader = loaders[weights];
  const manifest = await loader.manifest(id);
  const shard = manifest.layers.find(({ name }) => name === layer)?.shard ?? manifest.shards.length - 1;
  const network = createNetwork(manifest);
  network.add(await loader.shards(id, shard));
  return network;
}
