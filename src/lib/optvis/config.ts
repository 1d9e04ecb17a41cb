/** The public face of feature visualization: what one run is made of, and what it shows of itself. Plain data, so it crosses to the worker. */
import type { NetworkId } from '../networks/manifest.ts';

export interface TransformConfig {
  /** Largest shift in pixels, both ways and on both axes. */
  jitter: number;
  /** Largest relative change of scale: 0.1 draws from 0.9 .. 1.1. */
  scale: number;
  /** Largest rotation in degrees, both ways. */
  rotate: number;
}

/** How much of each is taken off the objective, in the objective's units; each is a mean over all values of the picture (penalties.ts). */
export interface PenaltyWeights {
  /** Distance from grey. */
  l1?: number;
  /** Squared distance from grey. */
  l2?: number;
  /** Total variation: differences between neighboring pixels. */
  tv?: number;
  /** Squared difference from a blurred copy. */
  blur?: number;
  /** Energy of the frequencies above a quarter of a cycle a pixel. */
  frequency?: number;
}

export interface RenderConfig {
  network: NetworkId;
  layer: string;
  /** Channel, or for `direction` the number of the random direction; ignored by `layer`. */
  unit: number;
  objective: 'neuron' | 'channel' | 'layer' | 'direction';
  sign: 1 | -1;
  param: 'fourier' | 'pixels' | 'pyramid';
  /** Optimize in the decorrelated colour space. */
  decorrelate: boolean;
  /** null switches every transform off. */
  transforms: TransformConfig | null;
  /** Side of the picture in pixels. */
  size: number;
  /** Adam's learning rate. */
  rate: number;
  seed: number;
  /** Of `direction`: the exponent of the cosine by which activations along it are weighed; 0 if left out. */
  power?: number;
  /** Taken off the objective, on the picture without transforms; none if left out. */
  penalties?: PenaltyWeights;
  /** Pictures optimized together, 1 to 4, each step under the same transforms; 1 if left out. */
  batch?: number;
  /** Weight of the diversity of a batch on this run's layer (of `logits`: on the layer before), in the objective's units; 0 if left out. */
  diversity?: number;
  /**
   * The same as a multiple of what the objective is at each step, so that one number serves units of any strength: a step then climbs
   * log |objective| + share * diversity. Added to `diversity`; 0 if left out.
   */
  diversityShare?: number;
  /**
   * A picture [size * size * 3] in 0..1 to start from instead of noise. It comes back as it is up to rounding, but for values
   * nearer to 0 and 1 than 1/512, which the sigmoid cannot reach.
   */
  start?: Float32Array;
}

export interface RenderSnapshot {
  step: number;
  width: number;
  height: number;
  /** [height * width * 3], 0..1, row by row. */
  rgb: Float32Array;
  /** The other pictures of a batch, as `rgb`, which is the first. */
  others?: Float32Array[];
  /**
   * Of a batch: how alike its pictures are to the network, 0 to 1, the mean cosine between the Gram matrices of two of them where
   * diversity is measured, without transforms.
   */
  alike?: number;
  /** Objective at every step so far, under that step's transforms, times the sign; without penalties and diversity. */
  objective: Float32Array;
  /**
   * Activations [height * width] of the chosen unit on the present (first) picture, before the ReLU for `sign` -1, else after;
   * for objective `layer` the mean over channels. null for `logits`.
   */
  map: { width: number; height: number; values: Float32Array } | null;
}

/** The experiment `optvis`: one or more runs that step together. */
export interface OptvisConfig {
  runs: RenderConfig[];
}

export interface OptvisSnapshot {
  step: number;
  runs: RenderSnapshot[];
}
