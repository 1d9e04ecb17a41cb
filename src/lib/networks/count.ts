/**
 * How large a network is, layer by layer, counted from its graph alone: units, neurons, weights, and the multiplications that one
 * picture costs. No weights are needed, and no tensors.
 */
import type { GraphNode, Manifest } from './manifest.ts';

/** Of a layer that readers see, with all that lies between it and the one before; channels on the way are none of its units. */
export interface LayerCount {
  layer: string;
  /** Channels. */
  units: number;
  /** Cells on each side of a channel's map; 1 for `logits`. */
  side: number;
  /** Channels times cells. */
  neurons: number;
  /** Numbers that training found and the shards hold: those that multiply, and one that is added for each channel. */
  weights: number;
  /** Of these, the ones that are added. */
  biases: number;
  /** One for each weight that multiplies and each place that it is used at; an addition goes with each. */
  multiplications: number;
}

type Graph = Pick<Manifest, 'nodes' | 'layers' | 'shards'>;

const inputsOf = (node: GraphNode): readonly string[] =>
  node.op === 'concat' || node.op === 'add' ? node.inputs : [node.input];

/** Cells on a side of what a window of `size` gives of `n` cells. */
function cellsAfter(n: number, size: number, stride: number, pad: number, ceil = false): number {
  const room = (n + 2 * pad - size) / stride;
  return Math.max(1, (ceil ? Math.ceil(room) : Math.floor(room)) + 1);
}

/** Every layer that readers see, in the order of depth, for a square picture of `size` pixels. */
export function countLayers({ nodes, layers, shards }: Graph, size: number): LayerCount[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const shapes = new Map(
    shards.flatMap(({ tensors }) => tensors.map(({ name, shape }): [string, number[]] => [name, shape])),
  );
  const shapeOf = (weights: string): number[] => {
    const shape = shapes.get(weights);
    if (!shape) throw new Error(`The description of the network lacks the shape of ${weights}.`);
    return shape;
  };

  const sides = new Map([['input', size]]);
  const sideOf = (name: string): number => {
    const known = sides.get(name);
    if (known !== undefined) return known;
    const node = byName.get(name);
    if (!node) throw new Error(`The description of the network lacks ${name}.`);
    const before = sideOf(inputsOf(node)[0]!);
    const side =
      node.op === 'conv'
        ? cellsAfter(before, shapeOf(node.weights)[0]!, node.stride, node.pad)
        : node.op === 'maxpool'
          ? cellsAfter(before, node.size, node.stride, node.pad, node.ceil)
          : node.op === 'globalAverage'
            ? 1
            : before;
    sides.set(name, side);
    return side;
  };

  const taken = new Set(['input']);
  /** What `name` is computed from and no earlier layer has. */
  const partsOf = (name: string): GraphNode[] => {
    if (taken.has(name)) return [];
    taken.add(name);
    const node = byName.get(name);
    if (!node) throw new Error(`The description of the network lacks ${name}.`);
    return [node, ...inputsOf(node).flatMap(partsOf)];
  };

  return layers.map(({ name, channels: units }) => {
    const side = sideOf(name);
    const count = { layer: name, units, side, neurons: units * side * side };
    let [weights, biases, multiplications] = [0, 0, 0];
    for (const node of partsOf(name)) {
      if (node.op !== 'conv' && node.op !== 'dense') continue;
      const shape = shapeOf(node.weights);
      const kernel = shape.reduce((product, n) => product * n, 1);
      weights += kernel;
      biases += shape.at(-1)!;
      multiplications += kernel * sideOf(node.name) ** 2;
    }
    return { ...count, weights: weights + biases, biases, multiplications };
  });
}

/** Pairs of a unit and a unit of the layer before: as many edges as there are to read. */
export const pairsOf = (layers: readonly Pick<LayerCount, 'units'>[]): number =>
  layers.reduce((sum, { units }, i) => sum + units * (layers[i - 1]?.units ?? 0), 0);
