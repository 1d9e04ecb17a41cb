/** What is asked of units and their twins made by hand, and what comes back: plain data, for the page and the worker. */
import type { NetworkId } from '../networks/manifest.ts';
import type { Shape } from '../stimuli/shapes.ts';
import type { HandmadeEdit } from './edits.ts';

export interface Twin {
  /** The unit of the layer `to`. */
  unit: number;
  kernels: HandmadeEdit['kernels'];
  /** What has to be exceeded, as a part of the twin's strongest response without a threshold, 0..<1. */
  threshold: number;
  /** The stimuli that both are measured on. */
  stimuli: readonly Shape[];
}

export interface HandmadeConfig {
  network: NetworkId;
  from: string;
  to: string;
  /** Where the effect of the first twin is read. */
  next: string;
  /** The first is the one that is shown. */
  twins: readonly Twin[];
  /** Side of the pictures in pixels, and cells around the middle as in a probe. */
  size: number;
  reach: number;
  /** Photographs [32 * 32 * 3] for the whole network; all twins take their units' places there. */
  photographs?: readonly Float32Array[];
}

/** Responses to the first twin's stimuli of a unit of the next layer. */
export interface Client {
  unit: number;
  trained: Float32Array;
  removed: Float32Array;
  replaced: Float32Array;
}

export interface HandmadeResult {
  /** To the first twin's stimuli. The twin is scaled so that both peaks are equal, unless it stays silent. */
  learned: Float32Array;
  handmade: Float32Array;
  /** Units of the layer before, as in the first twin's kernels. */
  sources: number[];
  /** The unit's expanded weights on each of them, rows from top to bottom: [sources * side * side]. */
  weights: Float32Array;
  /** The units of the next layer that change most when the unit is removed, on the stimuli where it responds most. */
  clients: Client[];
  /** Logits [photographs, classes]. */
  classes?: { trained: Float32Array; removed: Float32Array; replaced: Float32Array; count: number };
}

export interface HandmadeSnapshot {
  step: number;
  result?: HandmadeResult;
}
