/**
 * A picture flows through a network: every step goes one layer deeper, from what the layer before gave, and keeps what a map of the whole
 * network needs of it. Weights are fetched when their layer is reached. After the last layer the picture sets out again.
 */
import { keep, max, mean, reshape, softmax, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import type { NetworkPool, Progress } from '../networks/pool.ts';
import type { Experiment } from '../experiment.ts';
import { layers } from '../networks/layers.ts';
import type { NetworkId } from '../networks/manifest.ts';
import type { Network } from '../networks/runner.ts';
import { seenAt, type SquarePicture } from '../stimuli/seen.ts';
import { edgesInto, type Edge } from './flow-edges.ts';
import type { Unit } from './unit-name.ts';

export interface PropagateConfig {
  network: NetworkId;
  /** Of any side. */
  picture: SquarePicture;
  /** Side in pixels at which the network sees it. */
  size: number;
  /** Units between which the weights are wanted; some of the strongest edges from one layer to the next. */
  circuit: readonly Unit[];
  edges: number;
}

export interface FlowLayer {
  name: string;
  /** Cells on each side; 1 for the logits. */
  side: number;
  /** [channels]: activation after the ReLU, averaged over the cells, and at the cell where it is strongest; for logits the probability. */
  mean: Float32Array;
  peak: Float32Array;
  /** Share of all activations that are above zero; for logits 1. */
  active: number;
  /** [side * side]: the mean over channels at each cell. */
  map: Float32Array;
}

export interface PropagateSnapshot {
  step: number;
  /** Layers that the network has for readers. */
  depth: number;
  /** Those reached on this way through, in the order of depth. */
  layers: FlowLayer[];
  /** Between units of the circuit in layers that have been reached. */
  edges: Edge[];
  /** The five likeliest classes, once the logits are reached. */
  classes: { unit: number; label: string; probability: number }[];
}

/** Classes that are named. */
const named = 5;

type FlowNetwork = Pick<Network, 'run' | 'weights' | 'manifest'>;

/** What is kept of a layer, from its activations [1, side, side, channels] or [1, classes]. */
async function summarize(name: string, x: Tensor): Promise<FlowLayer> {
  if (x.rank === 2) {
    const share = tidy(() => reshape(softmax(x), [x.shape[1]!]));
    const values = await share.data<'float32'>();
    share.dispose();
    return { name, side: 1, mean: values.slice(), peak: values.slice(), active: 1, map: new Float32Array() };
  }
  const [, side = 1] = x.shape;
  const parts = tidy((): [Tensor1D, Tensor1D, Tensor3D] => {
    const cells = reshape(x, x.shape.slice(1) as [number, number, number]);
    return [mean(cells, [0, 1]), max(cells, [0, 1]), mean(cells, 2)];
  });
  // Counted here: a comparison on the device would have to be written for each backend that lacks it.
  const [all, ...kept] = await Promise.all([
    x.data<'float32'>(),
    ...parts.map((part) => part.data<'float32'>()),
  ]);
  for (const part of parts) part.dispose();
  let above = 0;
  for (const value of all) if (value > 0) above++;
  const [means, peaks, map] = kept.map((values) => values.slice()) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return { name, side, mean: means, peak: peaks, active: above / all.length, map };
}

function likeliest(probabilities: Float32Array, labels: readonly string[]): PropagateSnapshot['classes'] {
  return Array.from(probabilities, (probability, unit) => ({ unit, label: labels[unit] ?? '', probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, named);
}

/** One layer from the one before it, or from the picture; the caller disposes of it. */
export function deeper(
  network: FlowNetwork,
  picture: Tensor4D,
  to: string,
  before?: { name: string; x: Tensor },
): Tensor {
  return tidy(() => keep(network.run(picture, before && { given: new Map([[before.name, before.x]]) })(to)));
}

/**
 * `reach` gives the network with the weights of a layer and all before it; it stays the caller's. Rejects as `reach` does.
 */
export function createPropagate(
  config: PropagateConfig,
  reach: (layer: string) => Promise<FlowNetwork>,
): Experiment<PropagateSnapshot> {
  const { picture, size, circuit } = config;
  const names = layers[config.network].map(({ name }) => name);
  const depth = names.length;
  const found: FlowLayer[] = [];
  const edges = new Map<string, Edge[]>();
  let classes: PropagateSnapshot['classes'] = [];
  let steps = 0;
  let input: Tensor4D | undefined;
  let last: { name: string; x: Tensor } | undefined;

  function free(): void {
    for (const tensor of [input, last?.x]) tensor?.dispose();
    input = last = undefined;
  }

  async function goOn(): Promise<void> {
    const name = names[found.length]!;
    const network = await reach(name);
    input ??= tidy(() => keep(tensor4d(seenAt(picture, size), [1, size, size, 3])));
    const x = deeper(network, input, name, last);
    last?.x.dispose();
    last = { name, x };
    found.push(await summarize(name, x));
    edges.set(name, edgesInto(network, name, names, circuit, config.edges));
    if (found.length < depth) return;
    classes = likeliest(found.at(-1)!.mean, network.manifest.labels);
    free();
  }

  return {
    get steps() {
      return steps;
    },
    step: () => {
      steps++;
    },
    async read() {
      const step = steps;
      const reached = step === 0 ? 0 : ((step - 1) % depth) + 1;
      while (found.length < Math.min(step, depth)) await goOn();
      const shown = found.slice(0, reached);
      // Whoever reads owns what it gets.
      return structuredClone({
        step,
        depth,
        layers: shown,
        edges: shown.flatMap(({ name }) => edges.get(name) ?? []),
        classes: reached === depth ? classes : [],
      });
    },
    dispose: free,
  };
}

/** Rejects with an Error in plain sentences. */
export async function openPropagate(
  config: PropagateConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<PropagateSnapshot>> {
  const held: Network[] = [];
  let closed = false;
  const reach = async (layer: string): Promise<Network> => {
    const network = await pool.acquire(config.network, layer, progress);
    if (closed) pool.release(network);
    else held.push(network);
    return network;
  };
  await reach(layers[config.network][0]!.name);
  const flow = createPropagate(config, reach);
  return {
    get steps() {
      return flow.steps;
    },
    step: () => {
      flow.step();
    },
    read: () => flow.read(),
    dispose() {
      closed = true;
      flow.dispose();
      for (const network of held.splice(0)) pool.release(network);
    },
  };
}
