/**
 * The contender: the same network the way tfjs is usually written, one operation after the other, with tfjs's own
 * gradients. Same weights, same result, same function `T`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { conv2DGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Conv2D_grad.js';
import { maxPoolGradConfig } from '@tensorflow/tfjs-core/dist/gradients/MaxPool_grad.js';
import { batchMatMulGradConfig } from '@tensorflow/tfjs-core/dist/gradients/BatchMatMul_grad.js';
import { reluGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Relu_grad.js';
import { reverseGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Reverse_grad.js';
import { registerGradients } from '#lib/compute/gradients.ts';
import type { GraphNode, Manifest } from '#lib/networks/manifest.ts';
import type { T, Weights } from '#lib/networks/runner.ts';

export interface EagerNetwork {
  run(picture: Tensor4D): T;
}

export function createEager(manifest: Manifest, weights: ReadonlyMap<string, Weights>): EagerNetwork {
  registerGradients();
  for (const config of [
    conv2DGradConfig,
    maxPoolGradConfig,
    batchMatMulGradConfig,
    reluGradConfig,
    reverseGradConfig,
  ])
    tf.registerGradient(config);

  const kept = new Map<string, Tensor>();
  const tensor = <R extends Tensor>(name: string): R => {
    let found = kept.get(name);
    if (!found) {
      const { values, shape } = weights.get(name)!;
      kept.set(name, (found = tf.keep(tf.tensor(values, shape))));
    }
    return found as R;
  };
  const mean = tf.keep(tf.tensor1d(manifest.input.mean));
  const nodes = new Map(manifest.nodes.map((node) => [node.name, node]));

  /** What hangs over the end of the last window, so that Caffe's rounding comes out of tfjs's. */
  const overhang = (side: number, node: GraphNode & { op: 'maxpool' }): number => {
    if (!node.ceil) return node.pad;
    const windows = Math.ceil((side + 2 * node.pad - node.size) / node.stride) + 1;
    return Math.max(0, (windows - 1) * node.stride + node.size - side - node.pad);
  };

  function compute(node: GraphNode, value: (name: string) => Tensor): Tensor {
    switch (node.op) {
      case 'conv': {
        const pad: [[0, 0], [number, number], [number, number], [0, 0]] = [
          [0, 0],
          [node.pad, node.pad],
          [node.pad, node.pad],
          [0, 0],
        ];
        const filtered = tf.conv2d(
          value(node.input) as Tensor4D,
          tensor<Tensor4D>(node.weights),
          node.stride,
          pad,
        );
        const sum = tf.add(filtered, tensor<Tensor1D>(`${node.weights}/bias`));
        return node.relu ? tf.relu(sum) : sum;
      }
      case 'maxpool': {
        const input = value(node.input) as Tensor4D;
        const bottom = overhang(input.shape[1], node);
        const right = overhang(input.shape[2], node);
        // After a ReLU nothing is below zero, so padding with zeros changes no maximum.
        const padded = tf.pad(input, [
          [0, 0],
          [node.pad, bottom],
          [node.pad, right],
          [0, 0],
        ]);
        return tf.maxPool(padded, node.size, node.stride, 'valid');
      }
      case 'lrn':
        return tf.localResponseNormalization(
          value(node.input) as Tensor4D,
          node.radius,
          node.bias,
          node.alpha,
          node.beta,
        );
      case 'concat':
        return tf.concat(node.inputs.map(value), 3);
      case 'add': {
        const sum = tf.add(value(node.inputs[0]), value(node.inputs[1]));
        return node.relu ? tf.relu(sum) : sum;
      }
      case 'globalAverage':
        return tf.mean(value(node.input), [1, 2]);
      case 'dense':
        return tf.add(
          tf.matMul(value(node.input) as Tensor2D, tensor<Tensor2D>(node.weights)),
          tensor<Tensor1D>(`${node.weights}/bias`),
        );
    }
  }

  return {
    run(picture) {
      const ordered = manifest.input.order === 'BGR' ? tf.reverse(picture, 3) : picture;
      const done = new Map<string, Tensor>([['input', tf.sub(tf.mul(ordered, 255), mean)]]);
      const value = (name: string): Tensor => {
        let result = done.get(name);
        if (!result) {
          result = compute(nodes.get(name)!, value);
          done.set(name, result);
        }
        return result;
      };
      return value;
    },
  };
}
