/**
 * Local response normalization over channels. tfjs's GPU gradient walks the window of every output for every input (two thirds
 * of a step on some devices), and its powers are rough; there, the sum over the window is a 1 x 1 convolution with a
 * banded matrix, which serves the way back as well since it is symmetric.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { convolve } from '../compute/convolve.ts';
import { onProcessor } from '../compute/where.ts';
import { withGradient } from '../compute/with-gradient.ts';

/** x / (bias + alpha * sum of x^2 over `radius` channels on both sides)^beta, for the beta that the networks have. */
export interface LrnOptions {
  radius: number;
  bias: number;
  alpha: number;
  beta: number;
}

export interface Lrn {
  /** [b, h, w, c] -> [b, h, w, c]. */
  (x: Tensor4D): Tensor4D;
  dispose(): void;
}

/** s^-0.75 by square roots, which every device rounds well; powers it does not. */
const powerOfThreeQuarters = (s: Tensor4D): Tensor4D => tf.div(1, tf.mul(tf.sqrt(s), tf.sqrt(tf.sqrt(s))));

/** Throws a RangeError for a beta other than 0.75. */
export function createLrn(channels: number, { radius, bias, alpha, beta }: LrnOptions): Lrn {
  if (beta !== 0.75)
    throw new RangeError(`Local response normalization with beta ${beta} is not implemented.`);
  let band: Tensor4D | undefined;

  function around(x: Tensor4D): Tensor4D {
    if (!band) {
      const values = new Float32Array(channels * channels);
      for (let i = 0; i < channels; i++)
        for (let j = Math.max(0, i - radius); j <= Math.min(channels - 1, i + radius); j++)
          values[i * channels + j] = 1;
      band = tf.keep(tf.tensor4d(values, [1, 1, channels, channels]));
    }
    return convolve(x, band, { stride: 1, before: 0, after: 0, size: [x.shape[1], x.shape[2]] });
  }

  function apply(x: Tensor4D): Tensor4D {
    if (onProcessor()) return tf.localResponseNormalization(x, radius, bias, alpha, beta);
    return withGradient(
      [x],
      () => {
        const sum = tf.add<Tensor4D>(tf.mul(around(tf.square(x)), alpha), bias);
        const factor = powerOfThreeQuarters(sum);
        return { value: tf.mul<Tensor4D>(x, factor), saved: [x, sum, factor] };
      },
      (dy, saved) => {
        const [input, sum, factor] = saved as [Tensor4D, Tensor4D, Tensor4D];
        const pulled = around(tf.div(tf.mul(tf.mul(dy, input), factor), sum));
        return tf.sub(tf.mul(dy, factor), tf.mul(tf.mul(input, pulled), 2 * alpha * beta));
      },
    );
  }

  return Object.assign(apply, {
    dispose() {
      band?.dispose();
      band = undefined;
    },
  });
}
