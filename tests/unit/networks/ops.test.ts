/**
 * The hand-written gradients of the networks' operations. A linear operation A and its way back must satisfy
 * <dy, A x> = <A' dy, x>; the others are compared with plain loops or finite differences.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import { createConv } from '#lib/networks/conv.ts';
import { maxPool } from '#lib/networks/max-pool.ts';
import { addRelu, createDense, globalAverage, reluGradient } from '#lib/networks/ops.ts';

const numbers = (n: number, phase: number, scale = 1): Float32Array =>
  Float32Array.from({ length: n }, (_, i) => scale * Math.sin(7.31 * (i + 1) + phase));

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);

/** <dy, f(x) - f(0)> and <f'(dy), x>, which agree for an affine f. */
function bothSides(f: (x: Tensor4D) => Tensor, shape: [number, number, number, number]): [number, number] {
  return tf.tidy(() => {
    const x = tf.tensor4d(numbers(tf.util.sizeFromShape(shape), 0.3), shape);
    const zero = f(tf.zerosLike(x));
    const y = f(x);
    const dy = tf.tensor(numbers(y.size, 1.7), y.shape);
    const dx = tf.grad((input: Tensor) => tf.sum(tf.mul(f(input as Tensor4D), dy)))(x);
    return [
      dot(tf.sub(y, zero).dataSync() as Float32Array, dy.dataSync() as Float32Array),
      dot(dx.dataSync() as Float32Array, x.dataSync() as Float32Array),
    ];
  });
}

describe.each(['cpu', 'wasm'] as const)('network operations on %s', (backend) => {
  let tensors = 0;
  beforeAll(async () => {
    expect((await startBackend(backend, {})).name).toBe(backend);
    tensors = tf.memory().numTensors;
  });
  afterAll(() => {
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it.each([
    { kernel: 1, stride: 1, pad: 0, side: 6 },
    { kernel: 1, stride: 2, pad: 0, side: 6 },
    { kernel: 1, stride: 2, pad: 0, side: 7 },
    { kernel: 3, stride: 1, pad: 1, side: 5 },
    { kernel: 3, stride: 2, pad: 1, side: 8 },
    { kernel: 3, stride: 2, pad: 1, side: 9 },
    { kernel: 5, stride: 1, pad: 2, side: 6 },
    { kernel: 7, stride: 2, pad: 3, side: 16 },
    { kernel: 7, stride: 2, pad: 3, side: 17 },
  ] as const)(
    'convolution $kernel x $kernel / $stride on $side px: adjoint',
    ({ kernel, stride, pad, side }) => {
      const conv = createConv(
        numbers(kernel * kernel * 3 * 4, 0.9),
        [kernel, kernel, 3, 4],
        numbers(4, 2),
        stride,
        pad,
      );
      const [left, right] = bothSides((x) => conv(x, false, false), [2, side, side, 3]);
      conv.dispose();
      // Sums of a few thousand float32 products.
      expect(Math.abs(left - right)).toBeLessThan(1e-4 * (1 + Math.abs(left)));
    },
  );

  it('convolution with bias and ReLU: values by plain loops', async () => {
    const [w, b, x] = [numbers(9 * 2 * 2, 0.2), numbers(2, 1), numbers(16 * 2, 0.5)];
    const conv = createConv(w, [3, 3, 2, 2], b, 1, 1);
    const y = tf.tidy(() => conv(tf.tensor4d(x, [1, 4, 4, 2]), true, false));
    const got = await y.data();
    tf.dispose(y);
    conv.dispose();
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 4; column++)
        for (let o = 0; o < 2; o++) {
          let sum = b[o]!;
          for (let ky = -1; ky <= 1; ky++)
            for (let kx = -1; kx <= 1; kx++)
              for (let c = 0; c < 2; c++) {
                const [iy, ix] = [row + ky, column + kx];
                if (iy < 0 || ix < 0 || iy > 3 || ix > 3) continue;
                sum += x[(iy * 4 + ix) * 2 + c]! * w[(((ky + 1) * 3 + kx + 1) * 2 + c) * 2 + o]!;
              }
          expect(got[(row * 4 + column) * 2 + o]).toBeCloseTo(Math.max(0, sum), 5);
        }
  });

  it('global average and dense: adjoint', () => {
    const dense = createDense(numbers(5 * 7, 0.4), [5, 7], numbers(7, 3));
    const [left, right] = bothSides((x) => dense(globalAverage(x)), [2, 3, 4, 5]);
    dense.dispose();
    expect(Math.abs(left - right)).toBeLessThan(1e-4 * (1 + Math.abs(left)));
  });

  it('a sum followed by a ReLU passes the gradient where the sum is positive', () => {
    const result = tf.tidy(() => {
      const a = tf.tensor4d([1, -3, 2, 0.5], [1, 2, 2, 1]);
      const b = tf.tensor4d([-2, 1, 2, 0.5], [1, 2, 2, 1]);
      const dy = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
      const grads = tf.grads((p: Tensor, q: Tensor) =>
        tf.sum(tf.mul(addRelu(p as Tensor4D, q as Tensor4D, true, false), dy)),
      )([a, b]);
      return grads.map((g) => Array.from(g.dataSync()));
    });
    expect(result).toEqual([
      [0, 0, 3, 4],
      [0, 0, 3, 4],
    ]);
  });

  it('a redirected ReLU revives a picture that is dead everywhere, and no other', () => {
    const result = tf.tidy(() => {
      // Two pictures: the first dead throughout, the second alive in one place.
      const y = tf.tensor4d([0, 0, 0, 0, 5, 0], [2, 1, 3, 1]);
      const dy = tf.tensor4d([1, -1, 2, 3, 4, 5], [2, 1, 3, 1]);
      return [true, false].map((redirect) =>
        Array.from(reluGradient(dy, y, redirect).dataSync(), (v) => v + 0),
      );
    });
    expect(result).toEqual([
      [1, 0, 2, 0, 4, 0],
      [0, 0, 0, 0, 4, 0],
    ]);
  });

  it('of equals in a window of max pooling the first takes the gradient', () => {
    const dx = tf.tidy(() => {
      const x = tf.tensor4d([0, 2, 2, 0, 2, 0], [1, 2, 3, 1]);
      const pool = (input: Tensor): Tensor4D => maxPool(input as Tensor4D, 2, 1, 0, false);
      return Array.from(
        tf
          .grad((input: Tensor) => tf.sum(pool(input)))(x)
          .dataSync(),
      );
    });
    expect(dx).toEqual([0, 2, 0, 0, 0, 0]);
  });

  it.each([
    // Caffe's ceil rounding keeps a last window that hangs over the end.
    { side: 112, size: 3, stride: 2, pad: 0, ceil: true, cells: 56 },
    { side: 57, size: 3, stride: 2, pad: 0, ceil: true, cells: 28 },
    { side: 2, size: 3, stride: 2, pad: 0, ceil: true, cells: 1 },
    { side: 1, size: 3, stride: 2, pad: 0, ceil: true, cells: 1 },
    { side: 8, size: 3, stride: 1, pad: 1, ceil: true, cells: 8 },
    // Keras pads by one on all sides, then rounds down.
    { side: 112, size: 3, stride: 2, pad: 1, ceil: false, cells: 56 },
    { side: 17, size: 3, stride: 2, pad: 1, ceil: false, cells: 9 },
  ])(
    'max pooling of $side px to $cells cells, and its gradient',
    ({ side, size, stride, pad, ceil, cells }) => {
      tf.tidy(() => {
        const values = numbers(side * side, 0.1).map((v) => Math.abs(v) + 1e-3);
        const x = tf.tensor4d(values, [1, side, side, 1]);
        const pool = (input: Tensor): Tensor4D =>
          maxPool(input as Tensor4D, size, stride as 1 | 2, pad, ceil);
        expect(pool(x).shape).toEqual([1, cells, cells, 1]);
        const dx = tf
          .grad((input: Tensor) => tf.sum(pool(input)))(x)
          .dataSync();
        const expected = new Float32Array(values.length);
        for (let oy = 0; oy < cells; oy++)
          for (let ox = 0; ox < cells; ox++) {
            let best = -1;
            for (let k = 0; k < size * size; k++) {
              const [iy, ix] = [oy * stride - pad + Math.floor(k / size), ox * stride - pad + (k % size)];
              if (iy < 0 || ix < 0 || iy >= side || ix >= side) continue;
              const i = iy * side + ix;
              if (best < 0 || values[i]! > values[best]!) best = i;
            }
            expected[best]! += 1;
          }
        expect(Array.from(dx)).toEqual(Array.from(expected));
      });
    },
  );
});
