/**
 * Max pooling whose gradient is right and fast everywhere. tfjs's wasm gradient is wrong for windows below zero and the slowest
 * part of a step; on backends whose numbers live in this process's memory, plain loops are quicker.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { onProcessor } from '../compute/backend-kind.ts';
import { withGradient } from '../compute/with-gradient.ts';

/** Cells of a pooled axis of `n`, and the zeros that its last window hangs over the end. */
function span(
  n: number,
  size: number,
  stride: number,
  pad: number,
  ceil: boolean,
): { cells: number; after: number } {
  const room = (n + 2 * pad - size) / stride;
  const cells = Math.max(1, (ceil ? Math.ceil(room) : Math.floor(room)) + 1);
  return { cells, after: Math.max(pad, (cells - 1) * stride + size - n - pad) };
}

/** Each cell's gradient goes to the first place in its window that holds the maximum. Shapes are [b, h, w, c]. */
function scatterToMaxima(
  x: Tensor4D,
  y: Tensor4D,
  dy: Tensor4D,
  size: number,
  stride: number,
  pad: number,
): Tensor4D {
  const [b, h, w, channels] = x.shape;
  const [, rows, columns] = y.shape;
  const [xs, ys, dys] = [x.dataSync(), y.dataSync(), dy.dataSync()];
  const dx = new Float32Array(xs.length);
  // Where the places of a window begin that lie within the picture.
  const places = new Int32Array(size * size);
  for (let n = 0; n < b; n++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const cell = ((n * rows + row) * columns + column) * channels;
        let inside = 0;
        for (let ky = 0; ky < size; ky++) {
          const iy = row * stride - pad + ky;
          if (iy < 0 || iy >= h) continue;
          for (let kx = 0; kx < size; kx++) {
            const ix = column * stride - pad + kx;
            if (ix >= 0 && ix < w) places[inside++] = ((n * h + iy) * w + ix) * channels;
          }
        }
        for (let c = 0; c < channels; c++) {
          const largest = ys[cell + c]!;
          for (let k = 0; k < inside; k++) {
            const place = places[k]! + c;
            if (xs[place] !== largest) continue;
            dx[place]! += dys[cell + c]!;
            break;
          }
        }
      }
  return tf.tensor4d(dx, x.shape);
}

/**
 * Pools [b, h, w, c], which must not be negative (padding counts as zero). `pad` zeros lie before and after both axes; `ceil` is
 * Caffe's rounding, in which a last window may hang over the end.
 */
export function maxPool(x: Tensor4D, size: number, stride: 1 | 2, pad: number, ceil: boolean): Tensor4D {
  const [, h, w, c] = x.shape;
  const [down, right] = [span(h, size, stride, pad, ceil), span(w, size, stride, pad, ceil)];
  const padded = (input: Tensor4D): Tensor4D =>
    pad + down.after + right.after === 0
      ? input
      : tf.pad(input, [
          [0, 0],
          [pad, down.after],
          [pad, right.after],
          [0, 0],
        ]);
  return withGradient(
    [x],
    () => {
      const value = tf.maxPool(padded(x), size, stride, 'valid');
      return { value, saved: [x, value] };
    },
    (dy, saved) => {
      const [input, output] = saved as [Tensor4D, Tensor4D];
      if (onProcessor()) return scatterToMaxima(input, output, dy, size, stride, pad);
      const wide = tf
        .engine()
        .runKernel(
          'MaxPoolGrad',
          { dy, input: padded(input), output },
          { filterSize: size, strides: stride, pad: 'valid' },
        ) as Tensor4D;
      return tf.slice(wide, [0, pad, pad, 0], [-1, h, w, c]);
    },
  );
}
