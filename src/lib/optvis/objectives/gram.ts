/**
 * Gram matrices of activations: which channels are active in the same places, whatever the places. Two pictures with alike
 * matrices have alike textures.
 */
import {
  add,
  concat,
  div,
  mul,
  reshape,
  slice,
  sqrt,
  square,
  sub,
  sum,
  tensor2d,
  transpose,
} from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { withGradient } from '../../compute/with-gradient.ts';
import { mm } from '../linear.ts';
import { extent } from './probe.ts';
import { rootMeanSquare } from './squares.ts';

/** Keeps the cosine of a picture without any activation at 0. */
const epsilon = 1e-10;

/** 1 / sqrt(x + epsilon), differentiable. */
const inverseRoot = (x: Tensor): Tensor =>
  withGradient(
    [x],
    (input) => {
      const root = div(1, sqrt(add(input, epsilon)));
      return { value: root, saved: [root] };
    },
    (dy, [root]) => mul(dy, mul(mul(root!, -0.5), square(root!))),
  );

/**
 * Every picture [b, n * c] divided by its length, which keeps the products below within 0..1, in reach of 16 bits too. The way back takes
 * the divisor as constant: exact for what does not depend on it, as a cosine.
 */
const evened = (x: Tensor2D): Tensor2D =>
  withGradient<Tensor2D>(
    [x],
    (input) => {
      const size = add(rootMeanSquare(input, 1), epsilon);
      return { value: div(div(input, size), Math.sqrt(x.shape[1])), saved: [size] };
    },
    (dy, [size]) => div<Tensor2D>(div(dy, size!), Math.sqrt(x.shape[1])),
  );

/** [b, b]: sums of the products of the Gram matrices' entries, from the [channels, channels] matrices. */
function byChannels(x: Tensor2D, batch: number): Tensor2D {
  const [rows, channels] = x.shape;
  const n = rows / batch;
  const grams = Array.from({ length: batch }, (_, k): Tensor2D => {
    const picture = slice(x, [k * n, 0], [n, channels]);
    return reshape(mm(transpose(picture), picture), [1, channels * channels]);
  });
  const all = concat(grams, 0);
  return mm(all, transpose(all));
}

/** The same from the products of positions, [b * n, b * n]: smaller where a layer has more channels than positions. */
function byPositions(x: Tensor2D, batch: number): Tensor2D {
  const n = x.shape[0] / batch;
  return sum(reshape(square(mm(x, transpose(x))), [batch, n, batch, n]), [1, 3]);
}

/**
 * Mean over pairs of different pictures of the cosine between their Gram matrices, 0 to 1, of activations [b, h, w, c] or [b, c].
 * Differentiable. Throws a RangeError for fewer than two pictures. `way` is chosen by size if left out.
 */
export function gramCosine(x: Tensor, way?: 'channels' | 'positions'): Scalar {
  const { batch, channels } = extent(x);
  if (batch < 2) throw new RangeError('Diversity compares pictures; it needs two or more.');
  const rows = x.size / channels;
  const flat: Tensor2D = reshape(evened(reshape(x, [batch, -1])), [rows, channels]);
  const products =
    (way ?? (channels <= rows ? 'channels' : 'positions')) === 'channels' ? byChannels : byPositions;
  const together = products(flat, batch);
  const itself = tensor2d(
    Array.from({ length: batch * batch }, (_, i) => (i % (batch + 1) === 0 ? 1 : 0)),
    [batch, batch],
  );
  const root: Tensor2D = reshape(inverseRoot(sum(mul(together, itself), 1)), [batch, 1]);
  const cosines = mul(mul(together, root), transpose(root));
  return div(sum(mul(cosines, sub(1, itself))), batch * (batch - 1));
}
