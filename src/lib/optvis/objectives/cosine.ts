/**
 * A direction weighed by how well activations point along it: (a . v) max(0.1, cos(a, v))^p at every position (Lucid's cosine
 * power). With p = 0 a large activation that points elsewhere counts as much as one that points along v.
 */
import { add, div, matMul, mean, mul, pow, reshape, step, sub, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { withGradient } from '../../compute/with-gradient.ts';
import { lengthAlong } from './squares.ts';

/** Below this cosine the weight no longer falls, so that activations which point away still get a gradient. */
const floor = 0.1;
/** Keeps the cosine of no activation at all at 0. */
const epsilon = 1e-6;

/** Mean over positions and pictures of activations [b, h, w, c] or [b, c]. Differentiable. `power` is above 0. */
export function alongWithCosine(x: Tensor, vector: Float32Array, power: number): Scalar {
  const channels = vector.length;
  const positions = x.size / channels;
  const norm = Math.hypot(...vector);
  return withGradient<Scalar>(
    [x],
    (input) => {
      const flat: Tensor2D = reshape(input, [positions, channels]);
      const dot = matMul(flat, tensor2d(vector, [channels, 1]));
      const length = add(lengthAlong(flat, 1), epsilon);
      const cosine = div(dot, mul(length, norm));
      const above = step(sub(cosine, floor));
      const bounded = add(mul(cosine, above), mul(sub(1, above), floor));
      const weight = pow(bounded, power);
      return { value: mean(mul(dot, weight)), saved: [flat, length, cosine, above, weight] };
    },
    (dy, saved) => {
      // Of dot * cosine^p: cosine^p ((1 + p) v - p cosine |v| a / |a|); at the floor, cosine^p v.
      const [flat, length, cosine, above, weight] = saved as [
        Tensor2D,
        Tensor2D,
        Tensor2D,
        Tensor2D,
        Tensor2D,
      ];
      const share = mul(weight, div(dy, positions));
      const towards = mul(share, add(mul(above, power), 1));
      const inward = div(mul(mul(share, above), mul(cosine, power * norm)), length);
      const along = matMul(towards as Tensor2D, tensor2d(vector, [1, channels]));
      return reshape(sub(along, mul(flat, inward)), x.shape);
    },
  );
}
