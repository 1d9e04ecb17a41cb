/**
 * Convolution in plain JavaScript, for the cpu backend. After a ReLU half the inputs are zero: each pixel's others are listed first and
 * then added up four at a time, which takes a fraction of the time of tfjs's loops.
 */
import { reshape, tensor4d } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';

export interface PlainConvOptions {
  stride: 1 | 2;
  /** Zeros before the first row and column. */
  before: number;
  /** [height, width] of the result. */
  size: [number, number];
  bias?: Tensor1D;
  relu?: boolean;
  /** Same shape as `x`: cells of `x` count as zero where it is not positive. */
  mask?: Tensor4D;
}

/** `x` [b, h, w, in] with `filter` [kh, kw, in, out] gives [b, ...size, out]. */
export function plainConv(x: Tensor4D, filter: Tensor4D, options: PlainConvOptions): Tensor4D {
  const { stride, before, bias, relu = false, mask } = options;
  const [batch, height, width, inputs] = x.shape;
  const [kh, kw, , outputs] = filter.shape;
  const [rows, columns] = options.size;
  const [xs, weights] = [x.dataSync<'float32'>(), filter.dataSync<'float32'>()];
  const masks = mask?.dataSync<'float32'>();
  const start = bias ? Float64Array.from(bias.dataSync<'float32'>()) : new Float64Array(outputs);
  const result = new Float32Array(batch * rows * columns * outputs);
  const sums = new Float64Array(outputs);
  /** The inputs of a pixel that are not zero, and where their weights begin. */
  const values = new Float64Array(kh * kw * inputs + 3);
  const from = new Int32Array(values.length);

  function list(n: number, top: number, left: number): number {
    let count = 0;
    for (let ky = Math.max(0, -top); ky < Math.min(kh, height - top); ky++)
      for (let kx = Math.max(0, -left); kx < Math.min(kw, width - left); kx++) {
        const pixel = ((n * height + top + ky) * width + left + kx) * inputs;
        const tap = (ky * kw + kx) * inputs;
        for (let i = 0; i < inputs; i++) {
          const value = xs[pixel + i]!;
          if (value === 0 || (masks && !(masks[pixel + i]! > 0))) continue;
          values[count] = value;
          from[count++] = (tap + i) * outputs;
        }
      }
    // The last four are made up with zeros.
    values.fill(0, count, count + 3);
    from.fill(0, count, count + 3);
    return count;
  }

  let place = 0;
  for (let n = 0; n < batch; n++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const count = list(n, row * stride - before, column * stride - before);
        sums.set(start);
        for (let k = 0; k < count; k += 4) {
          const [a, b, c, d] = [values[k]!, values[k + 1]!, values[k + 2]!, values[k + 3]!];
          const [fromA, fromB, fromC, fromD] = [from[k]!, from[k + 1]!, from[k + 2]!, from[k + 3]!];
          for (let o = 0; o < outputs; o++)
            sums[o]! +=
              a * weights[fromA + o]! +
              b * weights[fromB + o]! +
              c * weights[fromC + o]! +
              d * weights[fromD + o]!;
        }
        for (let o = 0; o < outputs; o++) result[place++] = relu ? Math.max(0, sums[o]!) : sums[o]!;
      }
  return tensor4d(result, [batch, rows, columns, outputs]);
}

/** `a` [m, k] times `b` [k, n], which is a convolution of one cell. */
export function plainProduct(a: Tensor2D, b: Tensor2D): Tensor2D {
  const [m, k] = a.shape;
  const [, n] = b.shape;
  const size: [number, number] = [m, 1];
  const sums = plainConv(reshape(a, [1, m, 1, k]), reshape(b, [1, 1, k, n]), { stride: 1, before: 0, size });
  return reshape(sums, [m, n]);
}
