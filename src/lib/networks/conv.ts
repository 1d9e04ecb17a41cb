/**
 * Convolution with frozen weights and a gradient for its input. tfjs's own way leaves the fast kernels (a fused convolution falls
 * apart inside `tf.grad`, its way back is a slow kernel); here the way back is itself a convolution, with the filter turned round.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { convolve } from '../compute/convolve.ts';
import { onProcessor } from '../compute/backend-kind.ts';
import { withGradient } from '../compute/with-gradient.ts';
import { reluGradient } from './ops.ts';

export interface Conv {
  /** [b, h, w, in] -> [b, h', w', out]. */
  (x: Tensor4D, relu: boolean, redirect: boolean): Tensor4D;
  dispose(): void;
}

/** Filter of the way back at stride 1: [kh, kw, out, in], turned by 180 degrees. */
function turned(filter: Tensor4D, values: Float32Array): Tensor4D {
  const [kh, kw, inputs, outputs] = filter.shape;
  if (!onProcessor()) return tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
  // Plain loops: tfjs's reverse would take longer on wasm than several steps.
  const result = new Float32Array(values.length);
  const taps = kh * kw;
  for (let k = 0; k < taps; k++)
    for (let i = 0; i < inputs; i++) {
      const from = ((taps - 1 - k) * inputs + i) * outputs;
      for (let o = 0, to = k * inputs * outputs + i; o < outputs; o++, to += inputs)
        result[to] = values[from + o]!;
    }
  return tf.tensor4d(result, [kh, kw, outputs, inputs]);
}

/**
 * Filter of the way back at stride 2, for a convolution without holes: each of the four pixels that one cell steps over gets
 * its own taps, so the gradient is one stride-1 convolution with 4 x `in` outputs, folded out by depthToSpace.
 */
export function stride2Adjoint(
  filter: Float32Array,
  [kh, kw, inputs, outputs]: [number, number, number, number],
  pad: number,
): { taps: Float32Array; shape: [number, number, number, number]; before: number; after: number } {
  const first = Math.ceil((pad - (Math.max(kh, kw) - 1)) / 2);
  const last = Math.floor((1 + pad) / 2);
  const size = last - first + 1;
  const taps = new Float32Array(size * size * outputs * 4 * inputs);
  for (let ey = 0; ey < size; ey++)
    for (let ex = 0; ex < size; ex++)
      for (let parity = 0; parity < 4; parity++) {
        const ky = (parity >> 1) + pad - 2 * (ey + first);
        const kx = (parity & 1) + pad - 2 * (ex + first);
        if (ky < 0 || ky >= kh || kx < 0 || kx >= kw) continue;
        for (let o = 0; o < outputs; o++)
          for (let i = 0; i < inputs; i++)
            taps[((ey * size + ex) * outputs + o) * 4 * inputs + parity * inputs + i] =
              filter[((ky * kw + kx) * inputs + i) * outputs + o]!;
      }
  return { taps, shape: [size, size, outputs, 4 * inputs], before: -first, after: last };
}

/** Puts a zero after every cell on both axes: [b, h, w, c] -> [b, 2h, 2w, c]. */
function spread(x: Tensor4D): Tensor4D {
  const [b, h, w, c] = x.shape;
  const wide = tf.reshape(tf.concat([x, tf.zerosLike(x)], 3), [b, h, 1, 2 * w * c]);
  return tf.reshape(tf.concat([wide, tf.zerosLike(wide)], 2), [b, 2 * h, 2 * w, c]);
}

/** Cuts or zero-fills at the end so that the result is h x w. */
function fit(x: Tensor4D, h: number, w: number): Tensor4D {
  const [b, xh, xw, c] = x.shape;
  if (xh === h && xw === w) return x;
  const cut = tf.slice(x, [0, 0, 0, 0], [b, Math.min(h, xh), Math.min(w, xw), c]);
  return tf.pad(cut, [
    [0, 0],
    [0, Math.max(0, h - xh)],
    [0, Math.max(0, w - xw)],
    [0, 0],
  ]);
}

/**
 * A convolution with frozen weights. `filter` is [kh, kw, in, out] (square and odd), `bias` [out], both as numbers;
 * the tensors made from them live until `dispose`.
 */
export function createConv(
  filter: Float32Array,
  shape: [number, number, number, number],
  bias: Float32Array,
  stride: 1 | 2,
  pad: number,
): Conv {
  const [kh] = shape;
  const w = tf.keep(tf.tensor4d(filter, shape));
  const b = tf.keep(tf.tensor1d(bias));
  const cells = (n: number): number => Math.floor((n + 2 * pad - kh) / stride) + 1;
  const forward = { stride, before: pad, after: pad, bias: b };
  let back: { filter: Tensor4D; stride: 1; before: number; after: number } | undefined;

  function wayBack(): NonNullable<typeof back> {
    if (stride === 1 || kh === 1) {
      const around = kh - 1 - (stride === 1 ? pad : 0);
      return { filter: tf.keep(turned(w, filter)), stride: 1, before: around, after: around };
    }
    const { taps, shape: tapsShape, ...around } = stride2Adjoint(filter, shape, pad);
    return { filter: tf.keep(tf.tensor4d(taps, tapsShape)), stride: 1, ...around };
  }

  function gradient(dy: Tensor4D, mask: Tensor4D | undefined, height: number, width: number): Tensor4D {
    back ??= wayBack();
    const [, rows, columns] = dy.shape;
    const size: [number, number] = stride === 1 ? [height, width] : [rows, columns];
    const dx = convolve(dy, back.filter, { ...back, size, mask });
    if (stride === 1) return dx;
    return fit(kh > 1 ? tf.depthToSpace(dx, 2, 'NHWC') : spread(dx), height, width);
  }

  const apply = (x: Tensor4D, relu: boolean, redirect: boolean): Tensor4D =>
    withGradient(
      [x],
      () => {
        const size: [number, number] = [cells(x.shape[1]), cells(x.shape[2])];
        const value = convolve(x, w, { ...forward, size, relu });
        return { value, saved: relu ? [value] : [] };
      },
      (dy, [output]) => {
        const [, height, width] = x.shape;
        const y = output as Tensor4D | undefined;
        return y && redirect
          ? gradient(reluGradient(dy, y, redirect), undefined, height, width)
          : gradient(dy, y, height, width);
      },
    );

  return Object.assign(apply, {
    dispose() {
      w.dispose();
      b.dispose();
      back?.filter.dispose();
      back = undefined;
    },
  });
}
