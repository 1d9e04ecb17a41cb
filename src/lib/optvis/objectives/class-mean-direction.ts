/**
 * Which of several kinds of pictures a layer takes a picture for: the cosine between its mean activations, seen from a center, and the
 * way to one kind. After the faceted visualizations of Goh et al. (2021), which steer a run by a direction in an earlier layer.
 */
import { add, div, mean, mul, ones, reshape, sqrt, square, sub, sum, tensor1d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { withGradient } from '../../compute/with-gradient.ts';
import { extent } from './probe.ts';

/** Where one kind of pictures lies, among the mean activations of a layer. */
export interface ClassMeanDirection {
  layer: string;
  /** [channels]: the middle between all kinds. */
  center: Float32Array;
  /** [channels]: what a channel counts, so that loud ones do not drown the others. */
  scale: Float32Array;
  /** [channels], norm 1: the way from the center, in activations times their scale. */
  direction: Float32Array;
}

/** Keeps the cosine at the center itself at 0. */
const epsilon = 1e-6;

/** The cosine, -1 to 1, of activations [b, h, w, c] or [b, c]; the mean over pictures. Differentiable. */
export function cosineToward(x: Tensor, { center, scale, direction }: ClassMeanDirection): Scalar {
  const { batch, height, width, channels } = extent(x);
  const cells = height * width;
  return withGradient<Scalar>(
    [x],
    (input) => {
      const means = mean(reshape(input, [batch, cells, channels]), 1);
      const away: Tensor2D = mul(sub(means, tensor1d(center)), tensor1d(scale));
      const length = add(sqrt(sum(square(away), 1, true)), epsilon);
      const heading: Tensor2D = div(away, length);
      const cosine = sum(mul(heading, tensor1d(direction)), 1, true);
      return { value: mean(cosine), saved: [heading, length, cosine] };
    },
    (dy, [heading, length, cosine]) => {
      const turn = div(sub(tensor1d(direction), mul(heading!, cosine!)), length!);
      const share = mul(mul(turn, tensor1d(scale)), div(dy, batch * cells));
      return reshape(mul(reshape(share, [batch, 1, channels]), ones([1, cells, 1])), x.shape);
    },
  );
}
