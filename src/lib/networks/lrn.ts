/**
 * Local response normalization over channels. tfjs's GPU gradient walks the window of every output for every input (two thirds
 * of a step on some devices), and its powers are rough; there, the sum over the window is a 1 x 1 convolution with a
 * banded matrix, which serves the way back as well since it is symmetric. Activations are scaled by the root of alpha before they are
 * squared: where numbers have 16 bits (WebGL on phones), the square of 300 is already infinite.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { convolve } from '../compute/convolve.ts';
import { onProcessor } from '../compute/backend-kind.ts';
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

/** By the banded matrix, on any backend. Throws a RangeError for a beta other than 0.75. */
export function createBandLrn(channels: number, { radius, bias, alpha, beta }: LrnOptions): Lrn {
  if (beta !== 0.75)
    throw new RangeError(`Local response normalization with beta ${beta} is not implemented.`);
  let band: Tensor4D | undefined;
  const root = Math.sqrt(alpha);

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

  const apply = (x: Tensor4D): Tensor4D =>
    withGradient(
      [x],
      () => {
        const scaled: Tensor4D = tf.mul(x, root);
        const sum = tf.add<Tensor4D>(around(tf.square(scaled)), bias);
        const factor = powerOfThreeQuarters(sum);
        return { value: tf.mul<Tensor4D>(x, factor), saved: [scaled, sum, factor] };
      },
      (dy, saved) => {
        const [scaled, sum, factor] = saved as [Tensor4D, Tensor4D, Tensor4D];
        const pulled = around(tf.div(tf.mul(tf.mul(dy, scaled), factor), sum));
        return tf.sub(tf.mul(dy, factor), tf.mul(tf.mul(scaled, pulled), 2 * beta));
      },
    );

  return Object.assign(apply, {
    dispose() {
      band?.dispose();
      band = undefined;
    },
  });
}

/** As the present backend does it best. Throws a RangeError for a beta other than 0.75. */
export function createLrn(channels: number, options: LrnOptions): Lrn {
  const { radius, bias, alpha, beta } = options;
  const byBand = createBandLrn(channels, options);
  const apply = (x: Tensor4D): Tensor4D =>
    onProcessor() ? tf.localResponseNormalization(x, radius, bias, alpha, beta) : byBand(x);
  return Object.assign(apply, {
    dispose() {
      byBand.dispose();
    },
  });
}
