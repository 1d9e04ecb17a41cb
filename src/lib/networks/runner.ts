/**
 * One graph runner for every network. `run(picture)` gives `T`: a function from the name of a layer to its activations,
 * which computes only what the layers asked for need. Objectives see nothing of a network but its `T` (Lucid's idea).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { createLrn } from './lrn.ts';
import type { Lrn } from './lrn.ts';
import type { GraphNode, Manifest } from './manifest.ts';
import { createConv } from './conv.ts';
import type { Conv } from './conv.ts';
import { maxPool } from './max-pool.ts';
import { addRelu, createDense, globalAverage } from './ops.ts';
import type { Dense } from './ops.ts';

/**
 * Activations of a node: [b, h, w, c] after its ReLU, or before it for `<layer>_pre_relu`; `logits` are [b, classes].
 * Throws for a name that the network lacks and for a layer whose weights have not been added.
 */
export type T = (layer: string) => Tensor;

export interface RunOptions {
  /** Let the gradient through ReLUs that are dead for the whole picture. */
  redirect?: boolean;
  /** Activations that are taken as they are, by node, in place of what the picture gives. */
  given?: ReadonlyMap<string, Tensor>;
  /**
   * Changes the activations of `node` (or `<node>_pre_relu`), for all that comes after it and for whoever asks; as they are for undefined.
   * `T` is that of this run, edits and all.
   */
  edit?: (node: string, activations: Tensor, T: T) => Tensor | undefined;
}

export interface Weights {
  shape: number[];
  values: Float32Array;
}

export interface Network {
  readonly manifest: Manifest;
  /** More weights, as the shards arrive. */
  add(weights: ReadonlyMap<string, Weights>): void;
  /** Weights by their name in the manifest, batch norm folded, for channels and range as in `manifest.input`; undefined before they are added. */
  weights(name: string): Weights | undefined;
  /** `picture` is [b, h, w, 3], RGB, 0..1, at least 32 px on both sides. Call within `tf.tidy` or a gradient. */
  run(picture: Tensor4D, options?: RunOptions): T;
  /** Frees every tensor; the weights given to `add` stay, so the network can run again. */
  dispose(): void;
}

const preReluSuffix = '_pre_relu';
export const smallestPicture = 32;

export function createNetwork(manifest: Manifest): Network {
  const nodes = new Map(manifest.nodes.map((node) => [node.name, node]));
  const store = new Map<string, Weights>();
  const convs = new Map<string, Conv>();
  const denses = new Map<string, Dense>();
  const lrns = new Map<string, Lrn>();
  let mean: Tensor1D | undefined;
  const { order } = manifest.input;
  const meanRgb = order === 'BGR' ? manifest.input.mean.toReversed() : manifest.input.mean;

  function weightsOf(name: string, node: string): [Weights, Weights] {
    const matrix = store.get(name);
    const bias = store.get(`${name}/bias`);
    if (!matrix || !bias)
      throw new Error(`The weights of ${node} in ${manifest.title} have not been loaded.`);
    return [matrix, bias];
  }

  function convOf(node: GraphNode & { op: 'conv' }): Conv {
    let conv = convs.get(node.name);
    if (!conv) {
      const [filter, bias] = weightsOf(node.weights, node.name);
      const shape = filter.shape as [number, number, number, number];
      // The picture comes in RGB, 0..1 minus the mean: the first filter takes up the channel order and the range.
      const values = node.input === 'input' ? firstFilter(filter.values, shape, order) : filter.values;
      conv = createConv(values, shape, bias.values, node.stride, node.pad);
      convs.set(node.name, conv);
    }
    return conv;
  }

  function lrnOf(node: GraphNode & { op: 'lrn' }, x: Tensor4D): Tensor4D {
    let lrn = lrns.get(node.name);
    if (!lrn) lrns.set(node.name, (lrn = createLrn(x.shape[3], node)));
    return lrn(x);
  }

  function denseOf(node: GraphNode & { op: 'dense' }): Dense {
    let dense = denses.get(node.name);
    if (!dense) {
      const [matrix, bias] = weightsOf(node.weights, node.name);
      dense = createDense(matrix.values, matrix.shape as [number, number], bias.values);
      denses.set(node.name, dense);
    }
    return dense;
  }

  function run(picture: Tensor4D, { redirect = false, given, edit }: RunOptions = {}): T {
    const [, height, width] = picture.shape;
    if (Math.min(height, width) < smallestPicture)
      throw new Error(
        `A picture for ${manifest.title} must be at least ${smallestPicture} pixels on each side; this one is ${width} × ${height}.`,
      );
    mean ??= tf.keep(tf.tensor1d(meanRgb.map((m) => m / 255)));
    const done = new Map<string, Tensor>([['input', tf.sub(picture, mean)], ...(given ?? [])]);

    function compute(node: GraphNode, relu: boolean): Tensor {
      switch (node.op) {
        case 'conv':
          return convOf(node)(value(node.input) as Tensor4D, node.relu && relu, redirect);
        case 'maxpool':
          return maxPool(value(node.input) as Tensor4D, node.size, node.stride, node.pad, node.ceil);
        case 'lrn':
          return lrnOf(node, value(node.input) as Tensor4D);
        case 'concat':
          return tf.concat(
            node.inputs.map((input) => (relu ? value(input) : value(input + preReluSuffix))) as Tensor4D[],
            3,
          );
        case 'add':
          return addRelu(
            value(node.inputs[0]) as Tensor4D,
            value(node.inputs[1]) as Tensor4D,
            node.relu && relu,
            redirect,
          );
        case 'globalAverage':
          return globalAverage(value(node.input) as Tensor4D);
        case 'dense':
          return denseOf(node)(value(node.input) as Tensor2D);
      }
    }

    function value(name: string): Tensor {
      let result = done.get(name);
      if (!result) {
        const before = name.endsWith(preReluSuffix);
        const node = nodes.get(before ? name.slice(0, -preReluSuffix.length) : name);
        if (!node) throw new Error(`${manifest.title} has no layer called “${name}”.`);
        const computed = compute(node, !before);
        result = edit?.(name, computed, value) ?? computed;
        done.set(name, result);
      }
      return result;
    }
    return value;
  }

  return {
    manifest,
    add(weights) {
      for (const [name, value] of weights) store.set(name, value);
    },
    weights: (name) => store.get(name),
    run,
    dispose() {
      for (const part of [...convs.values(), ...denses.values(), ...lrns.values()]) part.dispose();
      convs.clear();
      denses.clear();
      lrns.clear();
      mean?.dispose();
      mean = undefined;
    },
  };
}

/** `filter` [kh, kw, 3, out] for a picture in RGB, 0..1. */
function firstFilter(filter: Float32Array, shape: number[], order: 'BGR' | 'RGB'): Float32Array {
  const [kh, kw, channels, outputs] = shape as [number, number, number, number];
  const result = new Float32Array(filter.length);
  for (let k = 0; k < kh * kw; k++)
    for (let c = 0; c < channels; c++) {
      const from = order === 'BGR' ? channels - 1 - c : c;
      for (let o = 0; o < outputs; o++)
        result[(k * channels + c) * outputs + o] = 255 * filter[(k * channels + from) * outputs + o]!;
    }
  return result;
}
