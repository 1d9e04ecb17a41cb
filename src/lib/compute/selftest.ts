/**
 * A few numbers that a backend must get right before a reader's picture is trusted to it: a fused convolution and the two
 * ways back (stride 1 and 2), and a normalization of large activations, against plain loops. Drivers and browsers do get these wrong,
 * and where numbers have 16 bits, squares of large ones are infinite.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { createConv } from '../networks/conv.ts';
import { createLrn } from '../networks/lrn.ts';

const inputs = 4;
const outputs = 8;
const side = 9;
const kernel = 3;
/** Far above the rounding of any working backend (half-precision WebGL included), far below a wrong result. */
const tolerance = 5e-3;
/** Of a chain of a dozen operations, each of which half precision rounds by up to 0.05 percent. */
const shareTolerance = 0.02;

const wave = (i: number, phase: number): number => Math.sin(12.9898 * (i + 1) + phase);

/** sum(relu(conv(x)) * dy) and its gradient for x, by plain loops. */
function reference(x: Float32Array, w: Float32Array, dy: Float32Array, stride: number) {
  const cells = Math.floor((side + 2 - kernel) / stride) + 1;
  const dx = new Float64Array(x.length);
  let total = 0;
  for (let oy = 0; oy < cells; oy++)
    for (let ox = 0; ox < cells; ox++)
      for (let o = 0; o < outputs; o++) {
        const taps: [number, number][] = [];
        let y = 0.1;
        for (let ky = 0; ky < kernel; ky++)
          for (let kx = 0; kx < kernel; kx++) {
            const [iy, ix] = [oy * stride + ky - 1, ox * stride + kx - 1];
            if (iy < 0 || ix < 0 || iy >= side || ix >= side) continue;
            for (let c = 0; c < inputs; c++) {
              const [xi, wi] = [
                (iy * side + ix) * inputs + c,
                ((ky * kernel + kx) * inputs + c) * outputs + o,
              ];
              y += x[xi]! * w[wi]!;
              taps.push([xi, w[wi]!]);
            }
          }
        if (y <= 0) continue;
        const upstream = dy[(oy * cells + ox) * outputs + o]!;
        total += y * upstream;
        for (const [xi, weight] of taps) dx[xi]! += weight * upstream;
      }
  return { total, dx, cells };
}

/** As large as activations of InceptionV1 get, whose pictures go from 0 to 255: the largest error, as a share. */
async function largeNumbers(): Promise<number> {
  const [channels, radius, alpha] = [8, 2, 2e-5];
  const x = Float32Array.from({ length: channels }, (_, i) => 2000 * Math.abs(wave(i, 3)));
  const lrn = createLrn(channels, { radius, bias: 1, alpha, beta: 0.75 });
  const y = tf.tidy(() => lrn(tf.tensor4d(x, [1, 1, 1, channels])));
  const found = await y.data();
  y.dispose();
  lrn.dispose();
  const errors = Array.from(x, (value, i) => {
    const near = x.subarray(Math.max(0, i - radius), i + radius + 1);
    const expected = value / (1 + alpha * near.reduce((sum, v) => sum + v * v, 0)) ** 0.75;
    return Math.abs(found[i]! / expected - 1);
  });
  return Math.max(...errors);
}

/** Throws, with the deviation, where the active backend computes something else. */
export async function selfTest(): Promise<void> {
  const large = await largeNumbers();
  if (!(large < shareTolerance))
    throw new Error(`self-test failed: large numbers off by ${(100 * large).toPrecision(2)} percent`);
  const x = Float32Array.from({ length: side * side * inputs }, (_, i) => wave(i, 0));
  const w = Float32Array.from({ length: kernel * kernel * inputs * outputs }, (_, i) => 0.3 * wave(i, 1));
  for (const stride of [1, 2] as const) {
    const cells = Math.floor((side + 2 - kernel) / stride) + 1;
    const dy = Float32Array.from({ length: cells * cells * outputs }, (_, i) => wave(i, 2));
    const expected = reference(x, w, dy, stride);
    const conv = createConv(
      w,
      [kernel, kernel, inputs, outputs],
      new Float32Array(outputs).fill(0.1),
      stride,
      1,
    );
    const { value, grad } = tf.tidy(() =>
      tf.valueAndGrad((picture: Tensor) =>
        tf.sum(tf.mul(conv(picture as Tensor4D, true, false), tf.tensor4d(dy, [1, cells, cells, outputs]))),
      )(tf.tensor4d(x, [1, side, side, inputs])),
    );
    const [total, dx] = await Promise.all([value.data(), grad.data()]);
    tf.dispose([value, grad]);
    conv.dispose();
    let worst = Math.abs(total[0]! - expected.total) / (1 + Math.abs(expected.total));
    for (let i = 0; i < dx.length; i++) worst = Math.max(worst, Math.abs(dx[i]! - expected.dx[i]!));
    if (!(worst < tolerance)) throw new Error(`self-test failed: off by ${worst.toPrecision(2)}`);
  }
}
