/** Sizes, strides, receptive fields and costs of the nodes of a graph, worked out from the graph alone. */
import type { GraphNode } from '../../lib/networks/manifest.ts';
import { ancestors, inputsOf, type SourceTensor } from './source.ts';

export interface Geometry {
  /** Side of the output in cells; 1 for a vector. */
  size: number;
  channels: number;
  /** Pixels of the picture from one cell to the next; 0 once space is averaged away. */
  stride: number;
  /** Theoretical receptive field in pixels; 0 once space is averaged away. */
  receptiveField: number;
  /** Multiplications and additions of this node's weights alone. */
  flops: number;
}

const outputSize = (size: number, kernel: number, stride: number, pad: number, ceil = false): number =>
  (ceil ? Math.ceil : Math.floor)((size + 2 * pad - kernel) / stride) + 1;

/** Geometry by node name for a square picture of `side` pixels. Throws where shapes do not chain. */
export function geometry(
  nodes: readonly GraphNode[],
  tensors: ReadonlyMap<string, Pick<SourceTensor, 'shape'>>,
  side: number,
): Map<string, Geometry> {
  const known = new Map<string, Geometry>([
    ['input', { size: side, channels: 3, stride: 1, receptiveField: 1, flops: 0 }],
  ]);
  const shapeOf = (name: string): number[] => {
    const tensor = tensors.get(name);
    if (!tensor) throw new Error(`There is no tensor named ${name}.`);
    return tensor.shape;
  };
  const slide = (from: Geometry, kernel: number, stride: number, size: number): Geometry => ({
    ...from,
    size,
    stride: from.stride * stride,
    receptiveField: from.receptiveField + (kernel - 1) * from.stride,
    flops: 0,
  });
  for (const node of nodes) {
    const inputs = inputsOf(node).map((name) => {
      const found = known.get(name);
      if (!found) throw new Error(`${node.name} reads ${name}, which does not come before it.`);
      return found;
    });
    const first = inputs[0] as Geometry;
    known.set(node.name, next(node, first, inputs));
  }
  return known;

  function next(node: GraphNode, from: Geometry, inputs: Geometry[]): Geometry {
    switch (node.op) {
      case 'conv': {
        const [kh = 0, kw = 0, cin = 0, cout = 0] = shapeOf(node.weights);
        if (kh !== kw || cin !== from.channels) throw new Error(`${node.name} does not fit its input.`);
        const out = slide(from, kh, node.stride, outputSize(from.size, kh, node.stride, node.pad));
        return { ...out, channels: cout, flops: 2 * kh * kw * cin * cout * out.size * out.size };
      }
      case 'maxpool':
        return slide(
          from,
          node.size,
          node.stride,
          outputSize(from.size, node.size, node.stride, node.pad, node.ceil),
        );
      case 'lrn':
        return { ...from, flops: 0 };
      case 'add':
      case 'concat': {
        if (inputs.some((i) => i.size !== from.size))
          throw new Error(`The inputs of ${node.name} differ in size.`);
        const channels =
          node.op === 'concat' ? inputs.reduce((sum, i) => sum + i.channels, 0) : from.channels;
        return {
          ...from,
          channels,
          receptiveField: Math.max(...inputs.map((i) => i.receptiveField)),
          flops: 0,
        };
      }
      case 'globalAverage':
        return { ...from, size: 1, stride: 0, receptiveField: 0, flops: 0 };
      case 'dense': {
        const [cin = 0, cout = 0] = shapeOf(node.weights);
        if (cin !== from.channels) throw new Error(`${node.name} does not fit its input.`);
        return { ...from, channels: cout, flops: 2 * cin * cout };
      }
    }
  }
}

/** Cost of the forward pass up to and including `name`, in units of 1e6, to two decimals. */
export function megaflops(
  nodes: readonly GraphNode[],
  sizes: ReadonlyMap<string, Geometry>,
  name: string,
): number {
  const flops = ancestors(nodes, name).reduce((sum, node) => sum + (sizes.get(node.name)?.flops ?? 0), 0);
  return Math.round(flops / 1e4) / 100;
}
