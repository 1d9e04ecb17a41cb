/**
 * Units and their twins made by hand: both are shown the same arcs and lines, then the twin takes the place of its unit, and what comes after is
 * read as trained, without the unit, and with the twin; on request of the classes of pictures too, with all twins at once.
 */
import { add, mul, pad, relu, slice, sub, tensor1d, tensor4d, tidy, zeros } from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { NetworkPool, Progress } from '../networks/pool.ts';
import type { Experiment } from '../experiment.ts';
import { enlarge } from '../stimuli/cifar10.ts';
import { withEdits, type Edit } from './edits.ts';
import { columns, nearMiddle } from './probe.ts';
import type { Client, HandmadeConfig, HandmadeResult, HandmadeSnapshot } from './handmade-unit-config.ts';
import {
  fitAll,
  fitHandmade,
  learnedWeights,
  most,
  removal,
  type Fitted,
  type Runnable,
} from './handmade-unit-fit.ts';

/** Units of the next layer that are told about. */
const clientCount = 4;

/** The layer with the twin in the place of its unit; without `sum` the unit is gone. */
function replaced(
  layer: Tensor4D,
  unit: number,
  sum?: Tensor4D,
  { gain, threshold } = { gain: 0, threshold: 0 },
) {
  const channels = layer.shape[3];
  const kept = Float32Array.from({ length: channels }, (_, k) => (k === unit ? 0 : 1));
  const without = mul(layer, tensor1d(kept));
  if (!sum) return without;
  const value = mul(relu(sub(slice(sum, [0, 0, 0, 0], [-1, -1, -1, 1]), threshold)), gain);
  return add(
    without,
    pad(value, [
      [0, 0],
      [0, 0],
      [0, 0],
      [unit, channels - 1 - unit],
    ]),
  );
}

/** What the first twin's stimuli do in the layer `next`, as trained, without the unit, and with the twin. */
async function readClients(
  network: Runnable,
  config: HandmadeConfig,
  layer: Tensor4D,
  sums: Tensor4D,
  fitted: Fitted,
) {
  const { to, next, size, reach, twins } = config;
  const { unit, stimuli } = twins[0]!;
  const read = tidy(() => {
    // What comes before is given, so the pictures themselves are not looked at.
    const nothing = zeros([stimuli.length, size, size, 3]) as Tensor4D;
    return [layer, replaced(layer, unit), replaced(layer, unit, sums, fitted)].map((now) =>
      nearMiddle(network.run(nothing, { given: new Map([[to, now]]) })(next) as Tensor4D, reach),
    );
  });
  const channels = read[0]!.shape[1]!;
  const [trained, removed, twin] = await Promise.all(read.map((x) => x.data() as Promise<Float32Array>));
  for (const x of read) x.dispose();
  const { learned } = fitted;
  const peak = most(learned);
  const telling = Array.from(learned.keys()).filter((k) => learned[k]! > peak / 2);
  const change = (client: number): number =>
    telling.reduce((sum, k) => {
      const at = k * channels + client;
      return sum + Math.abs(trained![at]! - removed![at]!);
    }, 0);
  return Array.from({ length: channels }, (_, client) => ({ client, by: change(client) }))
    .sort((a, b) => b.by - a.by)
    .slice(0, clientCount)
    .map(({ client }): Client => {
      const of = (values: Float32Array | undefined) => columns(values!, channels, [client]);
      return { unit: client, trained: of(trained), removed: of(removed), replaced: of(twin) };
    });
}

/** Logits of `photographs`, enlarged to `size`, under each of `states`; a few at a time. */
export async function logitsOf(
  network: Runnable,
  photographs: readonly Float32Array[],
  size: number,
  states: readonly (readonly Edit[])[],
): Promise<Float32Array[]> {
  const batch = 20;
  const rows: number[][] = states.map(() => []);
  for (let start = 0; start < photographs.length; start += batch) {
    const part = photographs.slice(start, start + batch);
    const pixels = new Float32Array(part.length * size * size * 3);
    part.forEach((rgb, k) => pixels.set(enlarge(rgb, size), k * size * size * 3));
    for (const [k, edits] of states.entries()) {
      const logits = tidy(() =>
        withEdits(network, edits).run(tensor4d(pixels, [part.length, size, size, 3]))('logits'),
      );
      for (const value of await logits.data()) rows[k]!.push(value);
      logits.dispose();
    }
  }
  return rows.map((values) => Float32Array.from(values));
}

async function compute(network: Runnable, config: HandmadeConfig): Promise<HandmadeResult> {
  const first = config.twins[0]!;
  const { layer, sums, fits } = await fitHandmade(network, config, [first]);
  const fitted = fits[0]!;
  const clients = await readClients(network, config, layer, sums, fitted);
  layer.dispose();
  sums.dispose();
  const { learned, handmade } = fitted;
  const result: HandmadeResult = {
    learned,
    handmade,
    sources: first.kernels.map(({ unit }) => unit),
    weights: learnedWeights(network, config, first),
    clients,
  };
  if (config.photographs) {
    const removed = config.twins.map((twin) => removal(config, twin));
    const states = [[], removed, await fitAll(network, config)];
    const [trained, without, replaced] = await logitsOf(network, config.photographs, config.size, states);
    result.classes = {
      trained: trained!,
      removed: without!,
      replaced: replaced!,
      count: config.photographs.length,
    };
  }
  return result;
}

/** One step measures everything. Rejects with an Error in plain sentences. */
export async function openHandmade(
  config: HandmadeConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<HandmadeSnapshot>> {
  const network = await pool.acquire(config.network, config.photographs ? 'logits' : config.next, progress);
  let steps = 0;
  let result: HandmadeResult | undefined;
  return {
    get steps() {
      return steps;
    },
    step: () => {
      steps++;
    },
    async read() {
      if (steps > 0) result ??= await compute(network, config);
      // Whoever reads owns what it gets.
      return { step: steps, ...(result && { result: structuredClone(result) }) };
    },
    dispose: () => pool.release(network),
  };
}
