/**
 * The operations of a frozen vision network besides its convolutions, with gradients for the picture only.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { reluMask } from '../compute/relu-mask.ts';
import { onProcessor } from '../compute/backend-kind.ts';
import { withGradient } from '../compute/with-gradient.ts';

/** Is something of the gradient left for every picture of the batch? Where its numbers lie at hand a look at the first few tells. */
function everyPictureFlows(gradient: Tensor4D): boolean {
  const values = gradient.dataSync<'float32'>();
  const each = values.length / gradient.shape[0];
  for (let from = 0; from < values.length; from += each) {
    let at = from;
    while (at < from + each && values[at] === 0) at++;
    if (at === from + each) return false;
  }
  return true;
}

/**
 * Gradient of a ReLU from its output: `dy` where the output is positive. With `redirect`, a picture of the batch
 * whose whole gradient would be zero gets the part of `dy` that raises dead units instead, so that an objective on units that
 * are silent everywhere still moves the picture (Lucid's redirected ReLU gradient).
 */
export function reluGradient(dy: Tensor4D, y: Tensor4D, redirect: boolean): Tensor4D {
  const plain = reluMask(dy, y);
  if (!redirect || (onProcessor() && everyPictureFlows(plain))) return plain;
  const flow = tf.sum(tf.abs(plain), [1, 2, 3], true);
  const dead = tf.sub(1, tf.step(flow));
  const revived = tf.mul(tf.relu(dy), tf.sub(1, tf.step(y)));
  return tf.add(plain, tf.mul(revived, dead));
}

/** relu(a + b), or a + b; `redirect` as in `reluGradient`. */
export function addRelu(a: Tensor4D, b: Tensor4D, relu: boolean, redirect: boolean): Tensor4D {
  return withGradient(
    [a, b],
    () => {
      const sum = tf.add<Tensor4D>(a, b);
      const value = relu ? tf.relu(sum) : sum;
      return { value, saved: relu ? [value] : [] };
    },
    (dy, [y]) => {
      const both = y ? reluGradient(dy, y as Tensor4D, redirect) : dy;
      return [tf.clone(both), tf.clone(both)];
    },
  );
}

/** Mean over both spatial axes: [b, h, w, c] -> [b, c]. */
export function globalAverage(x: Tensor4D): Tensor2D {
  const [b, h, w, c] = x.shape;
  return withGradient(
    [x],
    () => ({ value: tf.mean<Tensor2D>(x, [1, 2]) }),
    (dy) => tf.mul(tf.reshape(dy, [b, 1, 1, c]), tf.fill([1, h, w, 1], 1 / (h * w))),
  );
}

export interface Dense {
  /** [b, in] -> [b, out]. */
  (x: Tensor2D): Tensor2D;
  dispose(): void;
}

/** x W + b with W [in, out]. The way back uses a transposed copy: transposed matmuls are slow on wasm. */
export function createDense(matrix: Float32Array, shape: [number, number], bias: Float32Array): Dense {
  const w = tf.keep(tf.tensor2d(matrix, shape));
  const b: Tensor1D = tf.keep(tf.tensor1d(bias));
  let back: Tensor2D | undefined;
  const apply = (x: Tensor2D): Tensor2D =>
    withGradient(
      [x],
      () => ({ value: tf.add<Tensor2D>(tf.matMul(x, w), b) }),
      (dy) => {
        back ??= tf.keep(tf.transpose(w));
        return tf.matMul(dy, back);
      },
    );

  return Object.assign(apply, {
    dispose() {
      w.dispose();
      b.dispose();
      back?.dispose();
      back = undefined;
    },
  });
}
