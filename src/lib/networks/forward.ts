/**
 * One picture goes through a network: every channel of one layer as a map, and what the network takes the picture for. The first step
 * goes as far as the layer, so that there is something to see before the deep weights have arrived; the second goes to the end.
 */
import { max, softmax, tensor4d, tidy, transpose } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { NetworkPool, Progress } from './pool.ts';
import type { Experiment } from '../experiment.ts';
import { seenAt, type SquarePicture } from '../stimuli/seen.ts';
import { layers, networkTitles } from './layers.ts';
import type { NetworkId } from './manifest.ts';
import type { Network } from './runner.ts';

export interface ForwardConfig {
  network: NetworkId;
  /** Any layer that readers see, but the logits, which are always shown. */
  layer: string;
  /** Of any side. */
  picture: SquarePicture;
  /** Side in pixels at which the network sees it. */
  size: number;
}

export interface ForwardSnapshot {
  step: number;
  layer: string;
  /** The picture as the network gets it, before its mean is taken off. */
  input: { width: number; height: number; rgb: Float32Array };
  /** After the first step. */
  maps?: {
    /** Cells on each side. */
    side: number;
    /** [channels]: the strongest activation of each, and its mean over cells, after the ReLU. */
    peak: Float32Array;
    mean: Float32Array;
    /** [channels, side * side]: activation as a share of the layer's strongest, 0..255. */
    values: Uint8Array;
  };
  /** After the second step: the probability of every class, in the order of the logits. */
  probabilities?: Float32Array;
  labels: readonly string[];
}

/** What the page needs of a layer's activations [1, side, side, channels]. */
export async function mapsOf(x: Tensor4D): Promise<NonNullable<ForwardSnapshot['maps']>> {
  const [, side, , channels] = x.shape;
  const [first, peaks] = tidy((): [Tensor, Tensor] => [transpose(x, [0, 3, 1, 2]), max(x, [0, 1, 2])]);
  const [all, peak] = await Promise.all([first.data<'float32'>(), peaks.data<'float32'>()]);
  first.dispose();
  peaks.dispose();
  const cells = side * side;
  const scale = 255 / Math.max(...peak, Number.MIN_VALUE);
  const values = new Uint8Array(channels * cells);
  const mean = new Float32Array(channels);
  for (let c = 0, i = 0; c < channels; c++) {
    let sum = 0;
    for (let k = 0; k < cells; k++, i++) {
      sum += all[i]!;
      values[i] = Math.round(all[i]! * scale);
    }
    mean[c] = sum / cells;
  }
  return { side, peak: peak.slice(), mean, values };
}

/** `reach` gives the network with the weights of a layer and all before it; it stays the caller's. */
export function createForward(
  { layer, picture, size }: ForwardConfig,
  labels: readonly string[],
  reach: (layer: string) => Promise<Pick<Network, 'run'>>,
): Experiment<ForwardSnapshot> {
  const seen = seenAt(picture, size);
  const input = { width: size, height: size, rgb: seen };
  let steps = 0;
  let maps: ForwardSnapshot['maps'];
  let probabilities: Float32Array | undefined;

  const run = async (to: string, finish: (x: Tensor) => Tensor): Promise<Tensor> => {
    const network = await reach(to);
    return tidy(() => finish(network.run(tensor4d(seen, [1, size, size, 3]))(to)));
  };

  return {
    get steps() {
      return steps;
    },
    step: () => {
      steps++;
    },
    async read() {
      const step = steps;
      if (step > 0 && !maps) {
        const x = await run(layer, (found) => found);
        maps = await mapsOf(x as Tensor4D);
        x.dispose();
      }
      if (step > 1 && !probabilities) {
        const shares = await run('logits', (logits) => softmax(logits));
        probabilities = (await shares.data<'float32'>()).slice();
        shares.dispose();
      }
      // Whoever reads owns what it gets.
      return structuredClone({
        step,
        layer,
        input,
        labels,
        ...(step > 0 && maps && { maps }),
        ...(step > 1 && probabilities && { probabilities }),
      });
    },
    dispose() {
      maps = probabilities = undefined;
    },
  };
}

/** Rejects with an Error in plain sentences. */
export async function openForward(
  config: ForwardConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<ForwardSnapshot>> {
  const { network: id, layer } = config;
  if (layer === 'logits' || !layers[id].some(({ name }) => name === layer))
    throw new Error(`${networkTitles[id]} has no maps in a layer called “${layer}”.`);
  const held: Network[] = [];
  let closed = false;
  const reach = async (to: string): Promise<Network> => {
    const network = await pool.acquire(id, to, progress);
    if (closed) pool.release(network);
    else held.push(network);
    return network;
  };
  const { manifest } = await reach(layer);
  const look = createForward(config, manifest.labels, reach);
  return {
    get steps() {
      return look.steps;
    },
    step: () => {
      look.step();
    },
    read: () => look.read(),
    dispose() {
      closed = true;
      look.dispose();
      for (const network of held.splice(0)) pool.release(network);
    },
  };
}
