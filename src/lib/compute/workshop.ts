/**
 * What experiments are made of in the worker: the networks, loaded once and shared, and the factory of each kind. A network's
 * tensors live as long as an experiment uses it; its numbers stay, so that the next one does not download them again.
 */
import type { Experiment } from '../experiment.ts';
import { createLoader } from '../networks/loader.ts';
import type { Loader } from '../networks/loader.ts';
import type { Manifest, NetworkId } from '../networks/manifest.ts';
import { createNetwork } from '../networks/runner.ts';
import type { Network } from '../networks/runner.ts';
import type { Progress, Workshop } from './session.ts';
import { backends, type BackendName, type ExperimentKind, type Experiments } from './protocol.ts';

type Factories = {
  [K in ExperimentKind]: (
    config: Experiments[K]['config'],
    networks: NetworkPool & Descriptions,
    progress: Progress,
  ) => Promise<Experiment<Experiments[K]['snapshot']>>;
};

export interface NetworkPool {
  /** The network with the weights of every layer up to `layer`. Counts as used until `release`. */
  acquire(id: NetworkId, layer: string, progress: Progress): Promise<Network>;
  release(network: Network): void;
}

export interface Descriptions {
  /** What is known of a network without its weights. */
  manifest(id: NetworkId): Promise<Manifest>;
}

const factories: Factories = {
  optvis: async (config, networks, progress) => {
    const { openOptvis } = await import('../optvis/open.ts');
    return openOptvis(config, networks, progress);
  },
  responses: async (config, networks, progress) => {
    const { openResponses } = await import('../optvis/open.ts');
    return openResponses(config, networks, progress);
  },
  steepest: async (config, networks, progress) => {
    const { openSteepest } = await import('../optvis/open.ts');
    return openSteepest(config, networks, progress);
  },
  dream: async (config, networks, progress) => {
    const { openDream } = await import('../optvis/open.ts');
    return openDream(config, networks, progress);
  },
  range: async (config, networks, progress) => {
    const { openRange } = await import('../optvis/open.ts');
    return openRange(config, networks, progress);
  },
  facets: async (config, networks, progress) => {
    const { openFacets } = await import('../optvis/open.ts');
    return openFacets(config, networks, progress);
  },
  probe: async (config, networks, progress) => {
    const { openProbe } = await import('../circuits/probe.ts');
    return openProbe(config, networks, progress);
  },
  surgery: async (config, networks, progress) => {
    const { openSurgery } = await import('../circuits/surgery.ts');
    return openSurgery(config, networks, progress);
  },
  flow: async (config, networks, progress) => {
    const { openFlow } = await import('../circuits/flow.ts');
    return openFlow(config, networks, progress);
  },
  look: async (config, networks, progress) => {
    const { openLook } = await import('../networks/look.ts');
    return openLook(config, networks, progress);
  },
  count: async (config, networks) => {
    const { openCount } = await import('../networks/count-all.ts');
    return openCount(config, networks);
  },
  sweep: async (config, networks, progress) => {
    const { openSweep } = await import('../networks/sweep.ts');
    return openSweep(config, networks, progress);
  },
  twins: async (config, networks, progress) => {
    const { openTwins } = await import('../circuits/twins.ts');
    return openTwins(config, networks, progress);
  },
  circuit: async (config, networks, progress) => {
    const { openCircuit } = await import('../circuits/circuit.ts');
    return openCircuit(config, networks, progress);
  },
  toy: async (config) => {
    const [{ openToy }, { startTrainer }] = await Promise.all([
      import('../superposition/toy.ts'),
      import('../superposition/start.ts'),
    ]);
    return openToy(config, await startTrainer(config));
  },
  phase: async (config) => {
    const [{ openPhase }, { toyOf }, { startTrainer }] = await Promise.all([
      import('../superposition/phase.ts'),
      import('../superposition/phase-config.ts'),
      import('../superposition/start.ts'),
    ]);
    const toy = toyOf(config);
    return openPhase(config, toy, await startTrainer(toy));
  },
  dynamics: async (config) => {
    const { openDynamics } = await import('../superposition/dynamics.ts');
    return openDynamics(config);
  },
  factorize: async (config) => {
    const { openFactorize } = await import('../dictionary/factorize.ts');
    return openFactorize(config);
  },
};

/** Kinds that cannot use every backend, and those that they can. */
const able: Partial<Record<ExperimentKind, readonly BackendName[]>> = {
  toy: ['webgpu', 'wasm', 'cpu'],
  phase: ['webgpu', 'wasm', 'cpu'],
  dynamics: ['webgpu', 'wasm', 'cpu'],
  factorize: ['webgpu', 'wasm', 'cpu'],
};

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

/** `baseUrl` is the folder that holds `<network>/manifest.json`. */
export function createWorkshop(baseUrl: string): Workshop {
  const pool = createNetworkPool(createLoader({ baseUrl }));
  return {
    able: (kind) => able[kind] ?? backends,
    create: (kind, config, progress) => factories[kind](config as never, pool, progress),
    sweep: () => {
      pool.sweep();
    },
  };
}
