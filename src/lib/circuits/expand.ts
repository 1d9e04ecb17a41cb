/**
 * Expanded weights: how a unit's value changes with each unit of an earlier layer, at each place, if the ReLUs between the two did nothing
 * (Voss et al. 2021, "Visualizing Weights"). It is the gradient of the network made linear: 1 x 1 bottlenecks are multiplied out, batch
 * norm is folded, max pooling is taken for an average, local response normalization for nothing, and a shortcut is an edge of its own.
 */
import type { GraphNode, Manifest } from '../networks/manifest.ts';
import type { Network } from '../networks/runner.ts';
import type { Unit } from './unit-name.ts';

/** Weights on one node's activations: [height, width, channels], the first cell at (top, left) from the cell under the unit. */
export interface Kernel {
  top: number;
  left: number;
  height: number;
  width: number;
  channels: number;
  values: Float32Array;
}

export interface Expanded extends Kernel {
  /** Cells of the source layer from one cell of the unit's layer to the next. */
  stride: number;
  /** Of the linear network, whose value is kernel * activations + bias. */
  bias: number;
}

export type WeightsOf = Pick<Network, 'weights'> & { readonly manifest: Pick<Manifest, 'nodes' | 'title'> };

interface Pending extends Kernel {
  stride: number;
}

/** A kernel on the output of a convolution [kh, kw, ci, co], as a kernel on its input; `only` computes a single input channel. */
function throughConv(
  kernel: Pending,
  { shape, values }: { shape: number[]; values: Float32Array },
  stride: number,
  pad: number,
  only?: number,
): Pending {
  const [kh, kw, inputs, outputs] = shape as [number, number, number, number];
  const height = (kernel.height - 1) * stride + kh;
  const width = (kernel.width - 1) * stride + kw;
  const [first, last] = only === undefined ? [0, inputs] : [only, only + 1];
  const result = new Float32Array(height * width * inputs);
  for (let y = 0; y < kernel.height; y++)
    for (let x = 0; x < kernel.width; x++) {
      const start = (y * kernel.width + x) * kernel.channels;
      for (let o = 0; o < outputs; o++) {
        const weight = kernel.values[start + o]!;
        if (weight === 0) continue;
        for (let i = 0; i < kh; i++)
          for (let j = 0; j < kw; j++) {
            const to = ((y * stride + i) * width + x * stride + j) * inputs;
            const from = (i * kw + j) * inputs * outputs + o;
            for (let c = first; c < last; c++) result[to + c]! += weight * values[from + c * outputs]!;
          }
      }
    }
  const top = kernel.top * stride - pad;
  const left = kernel.left * stride - pad;
  return { top, left, height, width, channels: inputs, values: result, stride: kernel.stride * stride };
}

/** The same for a pooling of `size` x `size` cells, taken for their average. */
function throughPool(kernel: Pending, size: number, stride: number, pad: number): Pending {
  const { channels } = kernel;
  const height = (kernel.height - 1) * stride + size;
  const width = (kernel.width - 1) * stride + size;
  const values = new Float32Array(height * width * channels);
  for (let y = 0; y < kernel.height; y++)
    for (let x = 0; x < kernel.width; x++)
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) {
          const to = ((y * stride + i) * width + x * stride + j) * channels;
          const from = (y * kernel.width + x) * channels;
          for (let c = 0; c < channels; c++) values[to + c]! += kernel.values[from + c]! / size ** 2;
        }
  const top = kernel.top * stride - pad;
  const left = kernel.left * stride - pad;
  return { top, left, height, width, channels, values, stride: kernel.stride * stride };
}

/** The sum of two kernels on the same node. */
function sum(a: Pending | undefined, b: Pending): Pending {
  if (!a) return b;
  const [top, left] = [Math.min(a.top, b.top), Math.min(a.left, b.left)];
  const height = Math.max(a.top + a.height, b.top + b.height) - top;
  const width = Math.max(a.left + a.width, b.left + b.width) - left;
  const { channels } = a;
  const values = new Float32Array(height * width * channels);
  for (const k of [a, b])
    for (let y = 0; y < k.height; y++)
      for (let i = 0; i < k.width * channels; i++)
        values[((y + k.top - top) * width + k.left - left) * channels + i]! +=
          k.values[y * k.width * channels + i]!;
  return { ...a, top, left, height, width, values };
}

const isZero = ({ values }: Kernel): boolean => values.every((value) => value === 0);

/**
 * Kernel and bias of `to` on the activations of the layer `from` (any node of the graph, or `input`: the picture minus its mean, in the
 * manifest's channel order and range). `only`: compute the kernel for a single unit of `from`, the others stay zero.
 * Throws an Error for a layer that does not lead to the unit, and where weights have not been added.
 */
export function expand(network: WeightsOf, to: Unit, from: string, only?: number): Expanded {
  const { nodes, title } = network.manifest;
  const last = nodes.findIndex(({ name }) => name === to.layer);
  const channelCount = new Map<string, number>();
  const find = (name: string) => {
    const found = network.weights(name);
    if (!found) throw new Error(`The weights ${name} of ${title} have not been loaded.`);
    return found;
  };
  const channelsOf = (name: string): number => {
    const known = channelCount.get(name);
    if (known !== undefined) return known;
    const node = nodes.find((n) => n.name === name);
    const count = node ? countChannels(node) : 3;
    channelCount.set(name, count);
    return count;
  };
  const countChannels = (node: GraphNode): number => {
    if (node.op === 'conv' || node.op === 'dense') return find(node.weights).shape.at(-1)!;
    if (node.op === 'concat') return node.inputs.reduce((total, input) => total + channelsOf(input), 0);
    return channelsOf(node.op === 'add' ? node.inputs[0] : node.input);
  };
  if (last < 0) throw new Error(`${title} has no layer called “${to.layer}”.`);
  const one = new Float32Array(channelsOf(to.layer));
  if (!(to.unit < one.length)) throw new Error(`There is no unit ${to.unit} in ${to.layer}.`);
  one[to.unit] = 1;
  const cell = { top: 0, left: 0, height: 1, width: 1, stride: 1 };
  const pending = new Map<string, Pending>([[to.layer, { ...cell, channels: one.length, values: one }]]);
  let bias = 0;
  const give = (name: string, kernel: Pending): void => {
    if (!isZero(kernel)) pending.set(name, sum(pending.get(name), kernel));
  };
  for (let place = last; place >= 0; place--) {
    const node = nodes[place]!;
    const kernel = pending.get(node.name);
    if (!kernel || node.name === from) continue;
    pending.delete(node.name);
    switch (node.op) {
      case 'conv': {
        const biases = find(`${node.weights}/bias`).values;
        for (let i = 0; i < kernel.values.length; i++)
          bias += kernel.values[i]! * biases[i % kernel.channels]!;
        const limit = node.input === from ? only : undefined;
        give(node.input, throughConv(kernel, find(node.weights), node.stride, node.pad, limit));
        break;
      }
      case 'maxpool':
        give(node.input, throughPool(kernel, node.size, node.stride, node.pad));
        break;
      case 'lrn':
        give(node.input, kernel);
        break;
      case 'add':
        for (const input of node.inputs) give(input, kernel);
        break;
      case 'concat': {
        let start = 0;
        for (const input of node.inputs) {
          const channels = channelsOf(input);
          give(input, { ...kernel, channels, values: slice(kernel, start, channels) });
          start += channels;
        }
        break;
      }
      default:
        throw new Error(`Weights are not expanded through ${node.name}: it averages over the whole picture.`);
    }
  }
  const reached = pending.get(from);
  if (!reached) throw new Error(`${from} does not lead to ${to.layer}:${to.unit} in ${title}.`);
  if (only !== undefined)
    for (let i = 0; i < reached.values.length; i++) if (i % reached.channels !== only) reached.values[i] = 0;
  return { ...reached, bias };
}

/** The channels start .. start + count - 1 of a kernel. */
function slice({ channels, values }: Kernel, start: number, count: number): Float32Array {
  const cells = values.length / channels;
  const result = new Float32Array(cells * count);
  for (let cell = 0; cell < cells; cell++)
    result.set(values.subarray(cell * channels + start, cell * channels + start + count), cell * count);
  return result;
}

/** The weights on one unit of the source layer, as rows from top to bottom. */
export function rowsOf({ height, width, channels, values }: Kernel, unit: number): number[][] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => values[(y * width + x) * channels + unit]!),
  );
}
