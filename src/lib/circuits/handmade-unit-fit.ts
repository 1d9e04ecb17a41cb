/**
 * A unit's twin made by hand, measured on the same stimuli as the unit and scaled to the same peak. Its threshold is a part of its own peak, so that
 * one recipe serves units of every strength.
 */
import { conv2d, relu, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Network } from '../networks/runner.ts';
import type { Shape } from '../stimuli/shapes.ts';
import type { Edit, HandmadeEdit } from './edits.ts';
import { expand } from './expand.ts';
import { columns, drawAll, nearMiddle } from './probe.ts';
import type { Twin, HandmadeConfig } from './handmade-unit-config.ts';

export type Runnable = Pick<Network, 'run' | 'weights' | 'manifest'>;
export type Layers = Pick<HandmadeConfig, 'from' | 'to' | 'next'>;

/** What puts a twin into its unit's place. */
export const editOf = (
  { from, to }: Layers,
  { unit, kernels }: Twin,
  { gain, threshold }: Pick<Fitted, 'gain' | 'threshold'>,
): HandmadeEdit => ({
  kind: 'handmade',
  to: { layer: to, unit },
  from,
  kernels: kernels.map(({ unit: source, rows }) => ({
    unit: source,
    rows: rows.map((row) => row.map((weight) => gain * weight)),
  })),
  bias: -gain * threshold,
});

export const removal = ({ to }: Layers, { unit }: Twin): Edit => ({
  kind: 'unit',
  unit: { layer: to, unit },
  factor: 0,
});

export const most = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => Math.max(a, b), 0);

/** How many of `stimuli` are curves, which come first: among them peaks are looked for. */
const curvesOf = (stimuli: readonly Shape[]): number =>
  stimuli.filter((shape) => shape.kind === 'arc' && Number.isFinite(shape.radius)).length;

/** The kernels of several twins as one filter [side, side, channels, twins]. */
function filterOf(twins: readonly Twin[], channels: number): Tensor4D {
  const side = twins[0]!.kernels[0]?.rows.length ?? 1;
  const values = new Float32Array(side * side * channels * twins.length);
  twins.forEach(({ kernels }, k) => {
    for (const { unit, rows } of kernels)
      rows.flat().forEach((weight, cell) => (values[(cell * channels + unit) * twins.length + k] = weight));
  });
  return tensor4d(values, [side, side, channels, twins.length]);
}

export interface Fitted {
  learned: Float32Array;
  /** Scaled to the same peak; all 0 where the twin stays silent. */
  handmade: Float32Array;
  /** The twin is gain * relu(weighted sum - threshold). */
  gain: number;
  threshold: number;
}

function fit(twin: Twin, learned: Float32Array, bare: Float32Array): Fitted {
  const curves = curvesOf(twin.stimuli);
  const strongest = most(bare.subarray(0, curves));
  const threshold = twin.threshold * strongest;
  const left = strongest - threshold;
  const gain = left > 0 ? most(learned.subarray(0, curves)) / left : 0;
  const handmade = bare.map((value) => gain * Math.max(0, value - threshold));
  return { learned, handmade, gain, threshold };
}

/** Twins that share their stimuli, in one pass. Whoever calls frees both tensors. */
export async function fitHandmade(network: Runnable, config: HandmadeConfig, twins: readonly Twin[]) {
  const { from, to, size, reach } = config;
  const { stimuli } = twins[0]!;
  /** `layer`: as trained, [stimuli, h, w, channels]. `sums`: the twins' weighted sums after a ReLU, [stimuli, h, w, twins]. */
  const [layer, sums, ...near] = tidy(() => {
    const T = network.run(tensor4d(drawAll(stimuli, size), [stimuli.length, size, size, 3]));
    const [source, trained] = [T(from), T(to)] as [Tensor4D, Tensor4D];
    const own = relu(conv2d(source, filterOf(twins, source.shape[3]), 1, 'same'));
    return [trained, own, nearMiddle(trained, reach), nearMiddle(own, reach)];
  }) as [Tensor4D, Tensor4D, Tensor2D, Tensor2D];
  const [learned, bare] = await Promise.all(near.map((x) => x.data()));
  for (const x of near) x.dispose();
  const fits = twins.map((twin, k) =>
    fit(twin, columns(learned!, layer.shape[3], [twin.unit]), columns(bare!, twins.length, [k])),
  );
  return { layer, sums, fits };
}

/** The learned weights under those made by hand: [sources * side * side]. */
export function learnedWeights(
  network: Runnable,
  { from, to }: Layers,
  { unit, kernels }: Twin,
): Float32Array {
  const { top, left, height, width, channels, values } = expand(network, { layer: to, unit }, from);
  return Float32Array.from(
    kernels.flatMap(({ unit: source, rows }) =>
      rows.flatMap((row, y) =>
        row.map((_, x) => {
          const [i, j] = [y - (rows.length >> 1) - top, x - (row.length >> 1) - left];
          return i >= 0 && i < height && j >= 0 && j < width
            ? values[(i * width + j) * channels + source]!
            : 0;
        }),
      ),
    ),
  );
}

/** The edits that put all twins in, those with the same stimuli fitted together. */
export async function fitAll(network: Runnable, config: HandmadeConfig): Promise<Edit[]> {
  const groups = new Map<string, Twin[]>();
  for (const twin of config.twins) {
    const key = JSON.stringify(twin.stimuli);
    groups.set(key, [...(groups.get(key) ?? []), twin]);
  }
  const edits: Edit[] = [];
  for (const twins of groups.values()) {
    const { layer, sums, fits } = await fitHandmade(network, config, twins);
    layer.dispose();
    sums.dispose();
    fits.forEach((found, k) => edits.push(editOf(config, twins[k]!, found)));
  }
  return edits;
}
