/**
 * Probes: synthetic pictures are shown to a network, as it is or edited, all in one batch that stops at the layer asked for, and some units of that
 * layer are read. A tuning curve is a probe with one stimulus for each orientation.
 */
import { max, slice, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { NetworkPool, Progress } from '../networks/pool.ts';
import type { Experiment } from '../experiment.ts';
import { layers, networkTitles } from '../networks/layers.ts';
import type { NetworkId } from '../networks/manifest.ts';
import type { Network } from '../networks/runner.ts';
import { drawShape, type Shape } from '../stimuli/shapes.ts';
import { withEdits, type Edit } from './edits.ts';

export interface Probe {
  network: NetworkId;
  layer: string;
  /** Units of the layer, in the order in which they are wanted. */
  units: readonly number[];
  stimuli: readonly Shape[];
  edits?: readonly Edit[];
  /** Also return where the units respond, for this stimulus. */
  map?: number;
}

export interface ProbeConfig {
  probes: readonly Probe[];
  /** Side of the pictures in pixels. */
  size: number;
  /** Cells around the middle of the layer among which the strongest response counts; 0 is the central cell alone. */
  reach: number;
  /** What the asker calls the question; comes back with the answer, in `asked`. */
  name?: string;
}

export interface ProbeResult {
  /** [stimuli, units]: activations after the ReLU. */
  responses: Float32Array;
  /** [height, width, units] for the stimulus asked for. */
  map?: { height: number; width: number; values: Float32Array };
}

export interface ProbeSnapshot {
  step: number;
  /** What was shown to whom: settings may have changed since. */
  asked?: ProbeConfig;
  /** One for each probe; none before the first step. */
  results: ProbeResult[];
}

/**
 * The strongest response near the middle, of all units: [stimuli, channels] of `x` [stimuli, height, width, channels]. `reach` is in cells to each
 * side of the middle one, or of the middle two where their number is even.
 */
export function nearMiddle(x: Tensor4D, reach: number): Tensor {
  const [b, h, w, channels] = x.shape;
  const from = (cells: number): [number, number] => {
    const first = Math.max(0, Math.floor((cells - 1) / 2) - reach);
    return [first, Math.min(cells - first, 2 * reach + 1 + (cells % 2 === 0 ? 1 : 0))];
  };
  const [[top, height], [left, width]] = [from(h), from(w)];
  return max(slice(x, [0, top, left, 0], [b, height, width, channels]), [1, 2]);
}

/** The columns `units` of [rows, channels]. */
export function columns(values: ArrayLike<number>, channels: number, units: readonly number[]): Float32Array {
  const rows = values.length / channels;
  return Float32Array.from(
    { length: rows * units.length },
    (_, i) => values[Math.floor(i / units.length) * channels + units[i % units.length]!]!,
  );
}

/** One batch: the forward pass of `probe` on stimuli that are drawn already, [stimuli * size * size * 3]. */
export async function runProbe(
  network: Pick<Network, 'run' | 'weights' | 'manifest'>,
  { layer, units, stimuli, edits = [], map }: Omit<Probe, 'network'>,
  pictures: Float32Array,
  size: number,
  reach: number,
): Promise<ProbeResult> {
  const [responses, shown] = tidy(() => {
    const T = withEdits(network, edits).run(tensor4d(pictures, [stimuli.length, size, size, 3]));
    const x = T(layer) as Tensor4D;
    const [, h, w, channels] = x.shape;
    const one = map === undefined ? undefined : slice(x, [map, 0, 0, 0], [1, h, w, channels]);
    return one ? [nearMiddle(x, reach), one] : [nearMiddle(x, reach)];
  }) as [Tensor, Tensor4D | undefined];
  const channels = responses.shape[1]!;
  const result: ProbeResult = { responses: columns(await responses.data(), channels, units) };
  if (shown) {
    const [, height, width] = shown.shape;
    result.map = { height, width, values: columns(await shown.data(), channels, units) };
    shown.dispose();
  }
  responses.dispose();
  return result;
}

/** [stimuli * size * size * 3] */
export function drawAll(stimuli: readonly Shape[], size: number): Float32Array {
  const pixels = size * size * 3;
  const all = new Float32Array(stimuli.length * pixels);
  stimuli.forEach((shape, k) => all.set(drawShape(shape, size), k * pixels));
  return all;
}

function check({ probes }: ProbeConfig): void {
  for (const { network, layer, units } of probes) {
    const found = layers[network].find(({ name }) => name === layer);
    if (!found) throw new Error(`${networkTitles[network]} has no layer called “${layer}”.`);
    const missing = units.find((unit) => !(unit < found.channels));
    if (missing !== undefined) throw new Error(`There is no unit ${missing} in ${layer}.`);
  }
}

/** One step shows all stimuli of all probes. Rejects with an Error in plain sentences. */
export async function openProbe(
  config: ProbeConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<ProbeSnapshot>> {
  check(config);
  const { probes, size, reach } = config;
  const held: Network[] = [];
  const release = (): void => {
    for (const network of held.splice(0)) pool.release(network);
  };
  try {
    for (const { network, layer } of probes) held.push(await pool.acquire(network, layer, progress));
  } catch (error) {
    release();
    throw error;
  }
  let steps = 0;
  let results: ProbeResult[] | undefined;
  return {
    get steps() {
      return steps;
    },
    step: () => {
      steps++;
    },
    async read() {
      if (steps > 0 && !results) {
        const found: ProbeResult[] = [];
        let drawn: { stimuli: readonly Shape[]; pictures: Float32Array } | undefined;
        for (const [k, probe] of probes.entries()) {
          if (drawn?.stimuli !== probe.stimuli)
            drawn = { stimuli: probe.stimuli, pictures: drawAll(probe.stimuli, size) };
          found.push(await runProbe(held[k]!, probe, drawn.pictures, size, reach));
        }
        results = found;
      }
      // Whoever reads owns what it gets.
      return { step: steps, asked: config, results: structuredClone(results ?? []) };
    },
    dispose: release,
  };
}
