/** How the circuit around one unit is read off the weights; what is asked and answered is in circuit.ts. */
import type { Network } from '../networks/runner.ts';
import { neighborOf, type CircuitConfig, type CircuitEdge, type CircuitSnapshot } from './circuit.ts';
import { expand, type Kernel } from './expand.ts';
import { linearity } from './linearity.ts';
import { expandOnward } from './expand-forward.ts';
import type { Unit } from './unit-name.ts';
import { wayTo } from './approximations.ts';

/** Layers between two pinned units over which their edge is still worked out. */
export const farthest = 2;

/** All kernels of `to` on the layer `from`. The last layer averages what comes before it, so its weights are those of one cell. */
function kernelsOn(network: Network, to: Unit, from: string): Kernel {
  const node = network.manifest.nodes.find(({ name }) => name === to.layer);
  if (node?.op !== 'dense') return expand(network, to, from);
  const matrix = network.weights(node.weights);
  if (!matrix) throw new Error(`The weights of ${to.layer} have not been loaded.`);
  const [channels, classes] = matrix.shape as [number, number];
  const values = Float32Array.from({ length: channels }, (_, c) => matrix.values[c * classes + to.unit]!);
  return { top: 0, left: 0, height: 1, width: 1, channels, values };
}

/** The kernel of one channel. */
function single({ channels, values, ...kernel }: Kernel, unit: number): CircuitEdge['kernel'] {
  const cells = kernel.height * kernel.width;
  const own = Float32Array.from({ length: cells }, (_, i) => values[i * channels + unit]!);
  const { top, left, height, width } = kernel;
  return { top, left, height, width, values: own };
}

/** Sum and strength of every channel. */
function totals({ channels, values }: Kernel): { sums: Float32Array; strengths: Float32Array } {
  const sums = new Float32Array(channels);
  const strengths = new Float32Array(channels);
  for (let i = 0; i < values.length; i++) {
    sums[i % channels]! += values[i]!;
    strengths[i % channels]! += values[i]! ** 2;
  }
  return { sums, strengths: strengths.map(Math.sqrt) };
}

function edgeOf(network: Network, from: Unit, to: Unit, kernel: CircuitEdge['kernel']): CircuitEdge {
  let [sum, squares] = [0, 0];
  for (const value of kernel.values) {
    sum += value;
    squares += value ** 2;
  }
  const way = wayTo(network, to, from.layer)!;
  return { from, to, kernel, sum, strength: Math.sqrt(squares), way };
}

/** The picture's channels in the order red, green, blue. */
function inOrder(network: Network, kernel: Kernel): Kernel {
  if (network.manifest.input.order === 'RGB') return kernel;
  const { channels, values } = kernel;
  return {
    ...kernel,
    values: values.map((_, i) => values[i - (i % channels) + channels - 1 - (i % channels)]!),
  };
}

function strongest(sums: Float32Array, strengths: Float32Array, count: number): number[] {
  const order = Array.from(strengths, (_, unit) => unit).sort((a, b) => strengths[b]! - strengths[a]!);
  const chosen = [1, -1].flatMap((sign) => order.filter((unit) => sign * sums[unit]! > 0).slice(0, count));
  return chosen.sort((a, b) => strengths[b]! - strengths[a]!);
}

/** Edges from each pinned unit to those of the next pinned layer, where that is near enough. */
function edgesAmong(network: Network, pins: readonly Unit[]): CircuitEdge[] {
  const depth = new Map(network.manifest.layers.map(({ name }, k) => [name, k]));
  const at = (unit: Unit): number => depth.get(unit.layer) ?? -1;
  const depths = [...new Set(pins.map(at))].sort((a, b) => a - b);
  return pins.flatMap((to) => {
    const before = depths[depths.indexOf(at(to)) - 1];
    if (before === undefined || at(to) - before > farthest) return [];
    return pins
      .filter((from) => at(from) === before)
      .map((from) => {
        // Only the last layer cannot be expanded, and what leads to it is quick to follow onward.
        const [kernel, unit] =
          to.layer === 'logits'
            ? [expandOnward(network, from, to.layer), to.unit]
            : [expand(network, to, from.layer, from.unit), from.unit];
        return edgeOf(network, from, to, single(kernel, unit));
      });
  });
}

/** All that the figure shows of one unit. */
export async function readCircuit(
  network: Network,
  { network: id, layer, unit, direction, count, check, pins }: CircuitConfig,
): Promise<Omit<CircuitSnapshot, 'step'>> {
  const neighbor = neighborOf({ network: id, layer, direction });
  if (!neighbor) throw new Error(`Nothing comes after ${layer}: its units are the classes.`);
  const center = { layer, unit };
  const inward = direction === 'inputs';
  const expanded = inward ? kernelsOn(network, center, neighbor) : expandOnward(network, center, neighbor);
  const kernels = neighbor === 'input' ? inOrder(network, expanded) : expanded;
  const { sums, strengths } = totals(kernels);
  const edges = strongest(sums, strengths, count).map((other) => {
    const far = { layer: neighbor, unit: other };
    const [from, to] = inward ? [far, center] : [center, far];
    return edgeOf(network, from, to, single(kernels, other));
  });
  const units = [center, ...pins, ...edges.flatMap(({ from, to }) => [from, to])];
  const classes = units.filter((u) => u.layer === 'logits').map((u) => u.unit);
  const checked = check && inward && neighbor !== 'input' && layer !== 'logits';
  return {
    neighbor,
    edges,
    sums,
    strengths,
    linearity: checked ? await linearity(network, center, neighbor) : undefined,
    pinned: edgesAmong(network, pins),
    classes: Object.fromEntries(classes.map((k) => [k, network.manifest.labels[k]!])),
  };
}
