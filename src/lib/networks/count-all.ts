/** Counting as an experiment: one step reads the descriptions of the networks that are asked for and counts. No weights are loaded. */
import type { Descriptions } from './pool.ts';
import type { Experiment } from '../experiment.ts';
import { countLayers, type LayerCount } from './count.ts';
import type { Manifest, NetworkId } from './manifest.ts';

export interface CountConfig {
  networks: readonly NetworkId[];
  /** Side in pixels of the picture. */
  size: number;
}

export interface CountedNetwork {
  network: NetworkId;
  layers: LayerCount[];
  /** Of the logits, in their order. */
  labels: readonly string[];
}

export interface CountSnapshot {
  step: number;
  size: number;
  /** After the first step, in the order that was asked for. */
  networks: CountedNetwork[];
}

type Counted = Pick<Manifest, 'id' | 'labels' | 'nodes' | 'layers' | 'shards'>;

export function createCount(manifests: readonly Counted[], size: number): Experiment<CountSnapshot> {
  let steps = 0;
  let networks: CountedNetwork[] = [];
  return {
    plain: true,
    get steps() {
      return steps;
    },
    step() {
      steps += 1;
      networks = manifests.map((manifest) => ({
        network: manifest.id,
        layers: countLayers(manifest, size),
        labels: manifest.labels,
      }));
    },
    read: () => Promise.resolve({ step: steps, size, networks }),
    dispose() {
      networks = [];
    },
  };
}

export async function openCount(
  { networks, size }: CountConfig,
  descriptions: Descriptions,
): Promise<Experiment<CountSnapshot>> {
  return createCount(await Promise.all(networks.map((id) => descriptions.manifest(id))), size);
}
