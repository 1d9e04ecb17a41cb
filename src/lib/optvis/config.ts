/** The public face of feature visualization: what one run is made of, and what it shows of itself. Plain data, so it crosses to the worker. */
import type { NetworkId } from '../networks/manifest.ts';
import type { Edit } from '../circuits/edits.ts';
import type { ClassMeanDirection } from './objectives/class-mean-direction.ts';
import type { Content } from './spectrum.ts';

export interface TransformConfig {
  /** Largest shift in pixels, both ways and on both axes. */
  jitter: number;
  /** Largest relative change of scale: 0.1 draws from 0.9 .. 1.1. */
  scale: number;
  /** Largest rotation in degrees, both ways. */
  rotate: number;
}

/** How much of each is taken off the objective, in the objective's units unless `relative`; each is a mean over all values of the picture (penalties.ts). */
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

/** The second of two units, and how the two are mixed in each picture of the batch. */
export interface JointConfig {
  layer: string;
  unit: number;
  /** A pair for each picture: the weight of the run's own unit, and that of this one. Below 0, a unit is to be silenced. */
  weights: readonly (readonly [number, number])[];
}

/** From step `from` on, the picture is carried on with sides of `size` pixels. */
export interface Growth {
  from: number;
  size: number;
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
  /**
   * Larger and larger sizes, each from a later step on: the spectrum is resampled, so that nothing is lost. Transforms grow with the
   * picture, the network and what it looks for do not. Only with `fourier`; none if left out.
   */
  growth?: readonly Growth[];
  /** Adam's learning rate. */
  rate: number;
  seed: number;
  /** Of `direction`: the exponent of the cosine by which activations along it are weighed; 0 if left out. */
  power?: number;
  /** Taken off the objective, on the picture without transforms; none if left out. */
  penalties?: PenaltyWeights;
  /** Pictures optimized together, 1 to 6, each step under the same transforms; 1 if left out. */
  batch?: number;
  /**
   * Weight of the diversity of a batch on this run's layer (of `logits`: on the layer before), in the objective's units unless
   * `relative`; 0 if left out.
   */
  diversity?: number;
  /** A second unit, and for each picture the weights of both: objective `channel`, sign 1 (objectives/joint.ts). */
  joint?: JointConfig;
  /** Weight of how well neighbors in the batch agree on this run's layer, in the objective's units; 0 if left out. */
  alignment?: number;
  /**
   * Steers the run toward one kind of pictures: its cosine (objectives/toward.ts) times `weight`, in the objective's units, which falls evenly
   * from the first step to 0 at step `until`.
   */
  toward?: { bearing: ClassMeanDirection; weight: number; until: number };
  /**
   * The weights of `penalties` and `diversity` are shares of what the objective is at every step, whatever its sign, so that one
   * weight asks as much of every unit; false if left out.
   */
  relative?: boolean;
  /** Rings of frequency in which snapshots tell the picture's power (spectrum.ts); no spectrum if left out. */
  rings?: number;
  /**
   * A picture [size * size * 3] in 0..1 to start from instead of noise. It comes back as it is up to rounding, but for values
   * nearer to 0 and 1 than 1/512, which the sigmoid cannot reach.
   */
  start?: Float32Array;
  /** Of the network, before the ascent; none if left out. */
  edits?: readonly Edit[];
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
  /** Of the (first) picture, where `rings` are asked for. */
  spectrum?: Content;
  /**
   * Activations [height * width] of the chosen unit on the present (first) picture, before the ReLU for `sign` -1, else after;
   * for objective `layer` the mean over channels. null for `logits`.
   */
  map: { width: number; height: number; values: Float32Array } | null;
  /** With `joint`: the means of both units before their ReLU on each present picture, a pair for each, without transforms. */
  joint?: Float32Array;
}

/** The experiment `optvis`: one or more runs that step together. */
export interface OptvisConfig {
  runs: RenderConfig[];
}

export interface OptvisSnapshot {
  step: number;
  runs: RenderSnapshot[];
}
