/**
 * The networks that experiments share, loaded once. A network's tensors live as long as an experiment uses it; its numbers stay, so that the
 * next one does not download them again.
 */
import type { Loader } from './loader.ts';
import type { Manifest, NetworkId } from './manifest.ts';
import { createNetwork, type Network } from './runner.ts';

/** Hears of what is being waited for: `loaded` of `total`, in whatever `what` names. */
export type Progress = (loaded: number, total: number, what: string) => void;

export interface NetworkPool {
  /** The network with the weights of every layer up to `layer`. Counts as used until `release`. */
  acquire(id: NetworkId, layer: string, progress: Progress): Promise<Network>;
  release(network: Network): void;
}

export interface Descriptions {
  /** What is known of a network without its weights. */
  manifest(id: NetworkId): Promise<Manifest>;
}

export function createNetworkPool(loader: Loader): NetworkPool & Descriptions & { sweep(): void } {
  const networks = new Map<NetworkId, Network>();
  const users = new Map<Network, number>();
  return {
    manifest: (id) => loader.manifest(id),
    async acquire(id, layer, progress) {
      const manifest = await loader.manifest(id);
      const info = manifest.layers.find((l) => l.name === layer);
      if (!info) {
        const names = manifest.layers.map((l) => l.name).join(', ');
        throw new Error(`${manifest.title} has no layer called “${layer}”. Its layers are ${names}.`);
      }
      let network = networks.get(id);
      if (!network) networks.set(id, (network = createNetwork(manifest)));
      // Counted before the wait, so that a sweep in between leaves it alone.
      users.set(network, (users.get(network) ?? 0) + 1);
      try {
        network.add(
          await loader.shards(id, info.shard, (loaded, total) => {
            progress(loaded, total, `Loading ${manifest.title}`);
          }),
        );
      } catch (error) {
        this.release(network);
        throw error;
      }
      return network;
    },
    release(network) {
      users.set(network, Math.max(0, (users.get(network) ?? 0) - 1));
    },
    sweep() {
      for (const network of networks.values()) if (!users.get(network)) network.dispose();
    },
  };
}
