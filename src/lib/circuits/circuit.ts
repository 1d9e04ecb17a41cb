/**
 * The circuit around one unit: its kernels on every unit of the layer before it, or those of every unit of the next layer on it, the strongest of
 * either sign first; and the edges among a few units that someone chose.
 */
import type { NetworkPool, Progress } from '../networks/pool.ts';
import type { Experiment } from '../experiment.ts';
import { layers, networkTitles } from '../networks/layers.ts';
import type { NetworkId } from '../networks/manifest.ts';
import type { Kernel } from './expand.ts';
import type { Linearity } from './linearity.ts';
import type { Unit } from './unit-name.ts';
import type { Way } from './approximations.ts';

export interface CircuitConfig {
  network: NetworkId;
  layer: string;
  unit: number;
  direction: 'inputs' | 'outputs';
  /** Edges of either sign that are returned. */
  count: number;
  /** Also compare the linear reading with what the network does, which takes a pass of the network. */
  check: boolean;
  /** Units whose edges among each other are wanted, from each layer to the next one that has a pinned unit. */
  pins: readonly Unit[];
}

export interface CircuitEdge {
  from: Unit;
  to: Unit;
  /** Of one unit on the other: rows from top to bottom, [height * width]; the first cell at (top, left) from the cell under `to`. */
  kernel: Omit<Kernel, 'channels'>;
  /** Sum of the kernel: what `to` gains where all cells are equally active. Its sign says whether the edge excites. */
  sum: number;
  /** Root of the sum of the squared weights. */
  strength: number;
  way: Way;
}

export interface CircuitSnapshot {
  step: number;
  /** The layer before or after; `input` is the picture, its three units red, green and blue. */
  neighbor: string;
  /** Strongest first. */
  edges: CircuitEdge[];
  /** Of all units of the neighbor. */
  sums: Float32Array;
  strengths: Float32Array;
  /** Where it was asked for, and can be told: of inputs, but for the first layer and the classes, which are linear. */
  linearity?: Linearity | undefined;
  pinned: CircuitEdge[];
  /** Names of the classes among the units, where there are any. */
  classes: Record<number, string>;
}

/** The layer that `direction` leads to; `input` before the first one, nothing after the last. */
export function neighborOf({
  network,
  layer,
  direction,
}: Pick<CircuitConfig, 'network' | 'layer' | 'direction'>): string | undefined {
  const names = layers[network].map(({ name }) => name);
  const at = names.indexOf(layer);
  if (at < 0) throw new Error(`${networkTitles[network]} has no layer called “${layer}”.`);
  return direction === 'outputs' ? names[at + 1] : (names[at - 1] ?? 'input');
}

/** One step reads it all. Rejects with an Error in plain sentences. */
export async function openCircuit(
  config: CircuitConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<CircuitSnapshot>> {
  const names = layers[config.network].map(({ name }) => name);
  const needed = [config.layer, neighborOf(config) ?? '', ...config.pins.map(({ layer }) => layer)];
  const deepest = names.findLast((name) => needed.includes(name))!;
  // Types come from here, so that whoever only asks does not load what answers.
  const { readCircuit } = await import('./read-circuit.ts');
  const network = await pool.acquire(config.network, deepest, progress);
  let steps = 0;
  let found: Omit<CircuitSnapshot, 'step'> | undefined;
  let held = true;
  return {
    get steps() {
      return steps;
    },
    step: () => {
      steps++;
    },
    async read() {
      if (steps > 0) found ??= await readCircuit(network, config);
      const { neighbor, ...rest } = found ?? {
        neighbor: neighborOf(config) ?? '',
        edges: [],
        sums: new Float32Array(),
        strengths: new Float32Array(),
        pinned: [],
        classes: {},
      };
      // Whoever reads owns what it gets.
      return structuredClone({ step: steps, neighbor, ...rest });
    },
    dispose() {
      if (held) pool.release(network);
      held = false;
    },
  };
}
