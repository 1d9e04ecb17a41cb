/**
 * A picture as the inverse Fourier transform of its spectrum, written as two matmuls with fixed cosine and sine
 * tables: exact, differentiable on every backend, and for any size (tfjs has no gradient for its FFT).
 *
 * The spectrum keeps the half of the vertical frequencies that a real picture needs. It is scaled by 1/frequency, so
 * that all spatial scales start and move alike (Lucid, optvis/param/spatial.py, with the axes exchanged).
 */
import {
  concat,
  keep,
  mul,
  pad,
  reshape,
  slice,
  tensor,
  tensor2d,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { createMatrix, multiplyLeft } from '../linear.ts';

/** Lucid divides its pictures by this number, so that they start in the linear part of the sigmoid. */
const contrast = 4;

/** Vertical frequencies of the half spectrum of a real picture of height `h`. */
export const halfOf = (h: number): number => Math.floor(h / 2) + 1;

/** Frequency of bin `k` of `n`, in cycles a pixel: 0, 1/n .. below 1/2, then the negative ones. */
const frequency = (k: number, n: number): number => (k < (n + 1) / 2 ? k : k - n) / n;

/** [width, half * channels]: factor of every spectrum entry, the same in all channels. */
export function frequencyScale(width: number, height: number, channels: number): Float32Array {
  const half = halfOf(height);
  const scale = new Float32Array(width * half * channels);
  for (let x = 0; x < width; x++)
    for (let y = 0; y < half; y++) {
      const f = Math.max(Math.hypot(frequency(x, width), y / height), 1 / Math.max(width, height));
      const place = (x * half + y) * channels;
      scale.fill(Math.sqrt(width * height) / f / contrast, place, place + channels);
    }
  return scale;
}

/** [2w, 2w]: the inverse DFT along x of (real rows, then imaginary rows), divided by `w`. */
export function inverseDft(width: number): Float32Array {
  const table = new Float32Array(4 * width * width);
  const put = (row: number, column: number, value: number): void => {
    table[row * 2 * width + column] = value / width;
  };
  for (let x = 0; x < width; x++)
    for (let k = 0; k < width; k++) {
      const angle = (2 * Math.PI * ((x * k) % width)) / width;
      put(x, k, Math.cos(angle));
      put(x, width + k, -Math.sin(angle));
      put(width + x, k, Math.sin(angle));
      put(width + x, width + k, Math.cos(angle));
    }
  return table;
}

/** [h, 2 * half]: the real part of the inverse DFT along y from the half spectrum, divided by `h`. */
export function inverseRealDft(height: number): Float32Array {
  const half = halfOf(height);
  const table = new Float32Array(height * 2 * half);
  for (let y = 0; y < height; y++)
    for (let k = 0; k < half; k++) {
      // Every bin but the first, and the last of an even size, stands for itself and its conjugate.
      const weight = (k === 0 || 2 * k === height ? 1 : 2) / height;
      const angle = (2 * Math.PI * ((y * k) % height)) / height;
      table[y * 2 * half + k] = weight * Math.cos(angle);
      table[y * 2 * half + half + k] = -weight * Math.sin(angle);
    }
  return table;
}

export interface Fourier {
  /** Rows (real w, then imaginary w) and columns (half, channels) of the spectrum. */
  readonly shape: [number, number];
  /** Spectrum to picture [h * w, channels], before color and sigmoid. Linear. */
  picture(spectrum: Tensor2D): Tensor2D;
  dispose(): void;
}

/** `channels` is 3 for each picture. */
export function createFourier(width: number, height: number, channels = 3): Fourier {
  const half = halfOf(height);
  const alongX = createMatrix(inverseDft(width), 2 * width, 2 * width);
  const alongY = createMatrix(inverseRealDft(height), height, 2 * half);
  const once = frequencyScale(width, height, channels);
  const both = new Float32Array(2 * once.length);
  both.set(once);
  both.set(once, once.length);
  const scale = keep(tensor2d(both, [2 * width, half * channels]));
  return {
    shape: [2 * width, half * channels],
    picture(spectrum) {
      const columns = multiplyLeft(alongX, mul(spectrum, scale)); // [(re, im), x, frequency y, color]
      const turned = transpose(reshape(columns, [2, width, half, channels]), [0, 2, 1, 3]);
      const picture = multiplyLeft(alongY, reshape(turned, [2 * half, width * channels])); // [y, (x, color)]
      return reshape(picture, [height * width, channels]);
    },
    dispose() {
      alongX.dispose();
      alongY.dispose();
      scale.dispose();
    },
  };
}

/**
 * The spectrum of a square picture of side `from` as that of side `to`, which is larger: the same waves, and none of the shorter ones that
 * now have room. Since the scale of `frequencyScale` grows just as the transform's divisor does, entries keep their values; only a wave
 * of two pixels is halved, because from now on it has a counterpart of the other sign. Linear.
 */
export function enlargedSpectrum(spectrum: Tensor2D, from: number, to: number, channels = 3): Tensor2D {
  return tidy(() => {
    const half = halfOf(from);
    const even = from % 2 === 0;
    const rows = reshape(spectrum, [2, from, half, channels]);
    const weights = Array.from({ length: half }, (_, y) => (even && y === half - 1 ? 0.5 : 1));
    const weighed = mul(rows, tensor(weights, [1, 1, half, 1]));
    const columns = (begin: number, count: number): Tensor =>
      slice(weighed, [0, begin, 0, 0], [2, count, half, channels]);
    const positive = Math.ceil(from / 2);
    const shortest = even ? [mul(columns(positive, 1), 0.5)] : [];
    const negative = from - positive - shortest.length;
    const room = to - positive - negative - 2 * shortest.length;
    const before = concat([columns(0, positive), ...shortest], 1);
    const behind = [...shortest, ...(negative > 0 ? [columns(from - negative, negative)] : [])];
    const wide = pad(before, [
      [0, 0],
      [0, room],
      [0, 0],
      [0, 0],
    ]);
    const all = concat([wide, ...behind], 1);
    const high = pad(all, [
      [0, 0],
      [0, 0],
      [0, halfOf(to) - half],
      [0, 0],
    ]);
    return reshape(high, [2 * to, halfOf(to) * channels]);
  });
}
