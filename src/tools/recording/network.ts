/** The built networks, read from disk: the shards up to the deepest layer that is asked for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeShard } from '#lib/networks/decode.ts';
import type { Manifest, NetworkId } from '#lib/networks/manifest.ts';
import { createNetwork } from '#lib/networks/runner.ts';
import type { Network, Weights } from '#lib/networks/runner.ts';

const built = fileURLToPath(new URL('../../../public/networks/', import.meta.url));

export interface DiskNetworks {
  /** Throws when the network has not been built. */
  open(id: NetworkId, layer: string): Promise<Network>;
}

export function diskNetworks(): DiskNetworks {
  const networks = new Map<NetworkId, { network: Network; shards: number }>();
  return {
    async open(id, layer) {
      const folder = join(built, id);
      let entry = networks.get(id);
      if (!entry) {
        const text = await readFile(join(folder, 'manifest.json'), 'utf8');
        networks.set(id, (entry = { network: createNetwork(JSON.parse(text) as Manifest), shards: 0 }));
      }
      const { manifest } = entry.network;
      const info = manifest.layers.find(({ name }) => name === layer);
      if (!info) throw new Error(`${manifest.title} has no layer called “${layer}”.`);
      for (; entry.shards <= info.shard; entry.shards++) {
        const shard = manifest.shards[entry.shards]!;
        const decoded = decodeShard(await readFile(join(folder, shard.file)), shard);
        const shapes = new Map(shard.tensors.map((tensor) => [tensor.name, tensor.shape]));
        entry.network.add(
          new Map(
            [...decoded].map(([name, values]): [string, Weights] => [
              name,
              { shape: shapes.get(name)!, values },
            ]),
          ),
        );
      }
      return entry.network;
    },
  };
}
