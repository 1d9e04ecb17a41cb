/**
 * Expanded weights the other way: what one unit gives to every unit of a later layer, under the same assumptions as in expand.ts. One pass
 * forward, where expanding every unit of the later layer in turn would take hundreds.
 */
import type { GraphNode } from '../networks/manifest.ts';
import type { Kernel, WeightsOf } from './expand.ts';
import type { Unit } from './unit-name.ts';

/** Weights of each channel of a node on the one unit; `stride` cells of the unit's layer from one cell of the node to the next. */
export interface Onward extends Kernel {
  stride: number;
}

type Convolved = { shape: number[]; values: Float32Array };

/** What the channels of a convolution [kh, kw, ci, co] have of the unit, from what its inputs have of it. */
function throughConv(x: Onward, { shape, values }: Convolved, stride: number, pad: number): Onward {
  const [kh, kw, inputs, outputs] = shape as [number, number, number, number];
  const height = x.height + (kh - 1) * x.stride;
  const width = x.width + (kw - 1) * x.stride;
  const result = new Float32Array(height * width * outputs);
  for (let i = 0; i < kh; i++)
    for (let j = 0; j < kw; j++)
      for (let y = 0; y < x.height; y++)
        for (let k = 0; k < x.width; k++) {
          const to = ((y + i * x.stride) * width + k + j * x.stride) * outputs;
          for (let c = 0; c < inputs; c++) {
            const given = x.values[(y * x.width + k) * inputs + c]!;
            if (given === 0) continue;
            const from = ((i * kw + j) * inputs + c) * outputs;
            for (let o = 0; o < outputs; o++) result[to + o]! += given * values[from + o]!;
          }
        }
  const [top, left] = [x.top - pad * x.stride, x.left - pad * x.stride];
  return { top, left, height, width, channels: outputs, values: result, stride: x.stride * stride };
}

/** The same for a pooling, taken for the average of its cells. */
function throughPool(x: Onward, size: number, stride: number, pad: number): Onward {
  const height = x.height + (size - 1) * x.stride;
  const width = x.width + (size - 1) * x.stride;
  const values = new Float32Array(height * width * x.channels);
  const row = x.width * x.channels;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let y = 0; y < x.height; y++) {
        const to = ((y + i * x.stride) * width + j * x.stride) * x.channels;
        for (let k = 0; k < row; k++) values[to + k]! += x.values[y * row + k]! / size ** 2;
      }
  const [top, left] = [x.top - pad * x.stride, x.left - pad * x.stride];
  return { top, left, height, width, channels: x.channels, values, stride: x.stride * stride };
}

/** One array of `channels` channels on the cells that any part covers; part k begins at channel starts[k], and what overlaps adds up. */
function join(parts: readonly Onward[], starts: readonly number[], channels: number): Onward {
  const top = Math.min(...parts.map((part) => part.top));
  const left = Math.min(...parts.map((part) => part.left));
  const height = Math.max(...parts.map((part) => part.top + part.height)) - top;
  const width = Math.max(...parts.map((part) => part.left + part.width)) - left;
  const values = new Float32Array(height * width * channels);
  parts.forEach((part, k) => {
    for (let y = 0; y < part.height; y++)
      for (let x = 0; x < part.width; x++) {
        const to = ((y + part.top - top) * width + x + part.left - left) * channels + starts[k]!;
        const from = (y * part.width + x) * part.channels;
        for (let c = 0; c < part.channels; c++) values[to + c]! += part.values[from + c]!;
      }
  });
  return { top, left, height, width, channels, values, stride: parts[0]!.stride };
}

/**
 * The kernels of every unit of `layer` on `from` alone: `values` is [height, width, channels of layer]. What the last layer gives to
 * the classes is taken per cell of the average. Throws an Error where `from` does not lead to `layer`, or weights have not been added.
 */
export function expandOnward(network: WeightsOf, from: Unit, layer: string): Onward {
  const { nodes, title } = network.manifest;
  const find = (name: string): Convolved => {
    const found = network.weights(name);
    if (!found) throw new Error(`The weights ${name} of ${title} have not been loaded.`);
    return found;
  };
  const counts = new Map<string, number>([['input', 3]]);
  const known = new Map<string, Onward>();

  function compute(node: GraphNode): Onward | undefined {
    switch (node.op) {
      case 'conv': {
        const x = known.get(node.input);
        return x && throughConv(x, find(node.weights), node.stride, node.pad);
      }
      case 'dense': {
        const x = known.get(node.input);
        const { shape, values } = find(node.weights);
        return x && throughConv(x, { shape: [1, 1, ...shape], values }, 1, 0);
      }
      case 'maxpool': {
        const x = known.get(node.input);
        return x && throughPool(x, node.size, node.stride, node.pad);
      }
      case 'lrn':
      case 'globalAverage':
        return known.get(node.input);
      case 'concat':
      case 'add': {
        let total = 0;
        const starts = node.inputs.map((input) => {
          const start = node.op === 'add' ? 0 : total;
          total = start + counts.get(input)!;
          return start;
        });
        const there = node.inputs.flatMap((input, k) => (known.has(input) ? [k] : []));
        const parts = there.map((k) => known.get(node.inputs[k]!)!);
        return parts.length > 0
          ? join(
              parts,
              there.map((k) => starts[k]!),
              total,
            )
          : undefined;
      }
    }
  }

  const channelsOf = (node: GraphNode): number => {
    if (node.op === 'conv' || node.op === 'dense') return find(node.weights).shape.at(-1)!;
    if (node.op === 'concat') return node.inputs.reduce((sum, input) => sum + counts.get(input)!, 0);
    return counts.get(node.op === 'add' ? node.inputs[0] : node.input)!;
  };
  for (const node of nodes) {
    counts.set(node.name, channelsOf(node));
    if (node.name === from.layer) {
      const channels = counts.get(node.name)!;
      if (!(from.unit < channels)) throw new Error(`There is no unit ${from.unit} in ${from.layer}.`);
      const values = new Float32Array(channels);
      values[from.unit] = 1;
      known.set(node.name, { top: 0, left: 0, height: 1, width: 1, channels, values, stride: 1 });
      continue;
    }
    const result = compute(node);
    if (result) known.set(node.name, result);
    if (node.name === layer) break;
  }
  const reached = known.get(layer);
  if (!reached || layer === from.layer)
    throw new Error(`${from.layer} does not lead to ${layer} in ${title}.`);
  return reached;
}
