/**
 * What lies between two units and what expanded weights leave out of it: hidden units with ReLUs, pooling, normalization, shortcuts. Where there
 * is nothing of it, the weights are the network's own.
 */
import type { GraphNode } from '../networks/manifest.ts';
import type { WeightsOf } from './expand.ts';
import type { Unit } from './unit-name.ts';

export interface Way {
  /** Units of every convolution with a ReLU in between, from the earlier to the later. */
  hidden: number[];
  /** Max pooling is taken for an average. */
  pooling: boolean;
  /** Local response normalization is left out. */
  normalization: boolean;
  /** A shortcut of a residual block leads there as well: as it is, or through weights of its own. */
  shortcut: 'none' | 'plain' | 'projected';
  /** Mean over the whole picture in between: the weight is that of each cell in it. */
  average: boolean;
}

const nothing: Way = { hidden: [], pooling: false, normalization: false, shortcut: 'none', average: false };

/** From the units of the layer `from` to `to`; undefined where `from` does not lead there. */
export function wayTo(network: WeightsOf, to: Unit, from: string): Way | undefined {
  const nodes = new Map(network.manifest.nodes.map((node) => [node.name, node]));
  const shapeOf = (name: string): number => network.weights(name)?.shape.at(-1) ?? 0;

  const channelsOf = (name: string): number => {
    const node = nodes.get(name);
    if (!node) return 3;
    if (node.op === 'conv' || node.op === 'dense') return shapeOf(node.weights);
    if (node.op === 'concat') return node.inputs.reduce((sum, input) => sum + channelsOf(input), 0);
    return channelsOf(node.op === 'add' ? node.inputs[0] : node.input);
  };

  /** `unit`: the only channel that matters, known as long as the node is the end of the way itself. */
  function walk(name: string, unit?: number): Way | undefined {
    if (name === from) return nothing;
    const node = nodes.get(name);
    const way = node && step(node, unit);
    const hides = node && unit === undefined && (node.op === 'conv' || node.op === 'add') && node.relu;
    return way && hides ? { ...way, hidden: [...way.hidden, channelsOf(name)] } : way;
  }

  function step(node: GraphNode, unit?: number): Way | undefined {
    if (node.op === 'concat') {
      let start = 0;
      let longest: Way | undefined;
      for (const input of node.inputs) {
        const end = start + channelsOf(input);
        const inside = unit === undefined ? undefined : unit - start;
        const way = unit === undefined || (unit >= start && unit < end) ? walk(input, inside) : undefined;
        if (way && way.hidden.length >= (longest?.hidden.length ?? 0)) longest = way;
        start = end;
      }
      return longest;
    }
    if (node.op === 'add') {
      const [branch, other] = node.inputs;
      const [way, past] = [walk(branch), walk(other)];
      if (!way || !past) return way ?? past;
      const shortcut = other === from || nodes.get(other)?.op !== 'conv' ? 'plain' : 'projected';
      return { ...way, shortcut };
    }
    const before = walk(node.input);
    if (!before) return undefined;
    if (node.op === 'maxpool') return { ...before, pooling: true };
    if (node.op === 'lrn') return { ...before, normalization: true };
    return node.op === 'globalAverage' ? { ...before, average: true } : before;
  }
  return walk(to.layer, to.unit);
}
