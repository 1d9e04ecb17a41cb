/**
 * A kernel goes over a picture, one place of the window a step; a kernel of the reader's own, or one of a network's first layer, all of which
 * are loaded in any case, to be compared. After the last place it begins again.
 */
import type { NetworkPool, Progress } from './pool.ts';
import type { Experiment } from '../experiment.ts';
import { firstLayerOf, kernelOf, type FirstLayer } from './first-layer.ts';
import type { NetworkId } from './manifest.ts';
import { placesOn, sumAt, type SlidingKernel, type SmallPicture } from './sliding.ts';

export interface SlideConfig {
  network: NetworkId;
  /** Of the first layer; the kernel itself where it is the reader's own. */
  kernel: number | SlidingKernel;
  picture: SmallPicture;
  /** Comes back with every snapshot: which settings it belongs to. */
  asked: string;
}

export interface SlideSnapshot {
  step: number;
  asked: string;
  network: NetworkId;
  picture: SmallPicture;
  kernel: SlidingKernel;
  /** Sums that have been written since the sweep began, row by row. */
  written: Float32Array;
  layer: FirstLayer;
}

/** Throws a RangeError for a channel that the layer lacks. */
export function createSlide(config: SlideConfig, layer: FirstLayer): Experiment<SlideSnapshot> {
  const { kernel: asked, picture } = config;
  if (typeof asked === 'number' && !(asked in layer.bias))
    throw new RangeError(`The first layer has no channel ${asked}.`);
  const kernel = typeof asked === 'number' ? kernelOf(layer, asked) : asked;
  const count = placesOn(picture.side, kernel) ** 2;
  let sums: number[] = [];
  let steps = 0;
  return {
    plain: true,
    get steps() {
      return steps;
    },
    step() {
      if (sums.length === count) sums = [];
      sums.push(sumAt(picture, kernel, sums.length));
      steps++;
    },
    // Whoever reads owns what it gets.
    read: () =>
      Promise.resolve(
        structuredClone({
          step: steps,
          asked: config.asked,
          network: config.network,
          picture,
          kernel,
          written: Float32Array.from(sums),
          layer,
        }),
      ),
    dispose() {
      sums = [];
    },
  };
}

/** Rejects with an Error in a plain sentence. */
export async function openSlide(
  config: SlideConfig,
  pool: NetworkPool,
  progress: Progress,
): Promise<Experiment<SlideSnapshot>> {
  const network = await pool.acquire(config.network, 'conv1', progress);
  try {
    return createSlide(config, firstLayerOf(network));
  } finally {
    pool.release(network);
  }
}
