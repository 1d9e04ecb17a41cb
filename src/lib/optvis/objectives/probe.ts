/**
 * The linear part of every objective: activations weighed over positions and over channels, `p @ X @ v`. As two matmuls its gradient is one
 * outer product, on every backend.
 */
import { div, matMul, mul, reshape, tensor2d } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { withGradient } from '../../compute/with-gradient.ts';
import { meanOfSquares } from './squares.ts';

/** Pictures, height, width and channels of activations [b, h, w, c], or of logits [b, c]. */
export function extent(x: Tensor): { batch: number; height: number; width: number; channels: number } {
  const batch = x.shape[0]!;
  const channels = x.shape.at(-1)!;
  return x.rank === 4
    ? { batch, height: x.shape[1]!, width: x.shape[2]!, channels }
    : { batch, height: 1, width: 1, channels };
}

/** Equal weights of all positions of all pictures, with sum 1. */
export function everywhere(x: Tensor): Float32Array {
  const { batch, height, width } = extent(x);
  const count = batch * height * width;
  return new Float32Array(count).fill(1 / count);
}

/** Sum over positions and channels of `positions` [b * h * w] x activations x `channels` [c]. Differentiable. */
export function probe(x: Tensor, positions: Float32Array, channels: Float32Array): Scalar {
  const rows = positions.length;
  const columns = channels.length;
  return withGradient<Scalar>(
    [x],
    (input) => {
      const flat: Tensor2D = reshape(input, [rows, columns]);
      const seen = matMul(flat, tensor2d(channels, [columns, 1]));
      return { value: reshape(matMul(tensor2d(positions, [1, rows]), seen), []) };
    },
    (dy) => {
      const along = mul(tensor2d(channels, [1, columns]), dy);
      return reshape(matMul(tensor2d(positions, [rows, 1]), along), x.shape);
    },
  );
}

/** Activations along `channels` [c] at every position: [b * h * w]. Not differentiated. */
export function mapAlong(x: Tensor, channels: Float32Array): Tensor {
  const columns = channels.length;
  const flat: Tensor2D = reshape(x, [-1, columns]);
  return reshape(matMul(flat, tensor2d(channels, [columns, 1])), [-1]);
}

/** Mean of squares, differentiable. */
export function meanSquare(x: Tensor): Scalar {
  return withGradient<Scalar>(
    [x],
    (input) => ({ value: meanOfSquares(input), saved: [input] }),
    (dy, [input]) => mul(input!, div(mul(dy, 2), x.size)),
  );
}
