/**
 * Rounds weights to n-bit integers with one scale per output channel, and packs them (encoding `q<n>` of the manifest).
 * Neighboring inputs of a convolution are alike, so what matters most is that rounding errors cancel: first within each
 * kernel slice, then over the channel, by moving the weights that lay nearest to the middle between two integers
 * (the idea of Guo et al. 2022, SQuant).
 */
import type { TensorInfo } from '../../lib/networks/manifest.ts';

export interface Rounded {
  /** One per output channel. */
  scales: Float32Array;
  /** Row-major, last axis the output channel; |v| <= 2^(bits-1) - 1. */
  integers: Int32Array;
}

/** Squared error of rounding `weights` with `scale`. */
function squaredError(weights: Float64Array, scale: number, top: number): number {
  let sum = 0;
  for (const w of weights) {
    const v = Math.max(-top, Math.min(top, Math.round(w / scale)));
    sum += (w - v * scale) ** 2;
  }
  return sum;
}

/** The scale with the least squared error among ones from the largest weight's down to 0.7 of it. */
function bestScale(weights: Float64Array, top: number): number {
  const largest = weights.reduce((max, w) => Math.max(max, Math.abs(w)), 0);
  if (largest === 0) return 1;
  let best = Math.fround(largest / top);
  let error = squaredError(weights, best, top);
  for (let k = 1; k <= 15; k++) {
    const scale = Math.fround((largest / top) * (1 - 0.02 * k));
    // Clipping the largest weight alone costs as much already, and more with every smaller scale.
    if ((largest - top * scale) ** 2 >= error) break;
    const candidate = squaredError(weights, scale, top);
    if (candidate < error) [best, error] = [scale, candidate];
  }
  return best;
}

/**
 * Moves the integers, from index `first` on every `stride`-th, whose rounding can be turned most cheaply, one step each, so
 * that the sum of errors comes within half a step of 0. `exact` holds weight / scale.
 */
function cancel(integers: Int32Array, exact: Float64Array, first: number, stride: number, top: number): void {
  let sum = 0;
  for (let i = first; i < integers.length; i += stride) sum += (integers[i] as number) - (exact[i] as number);
  const moves = Math.round(Math.abs(sum));
  if (moves === 0) return;
  const sign = Math.sign(sum);
  const free: { i: number; error: number }[] = [];
  for (let i = first; i < integers.length; i += stride) {
    const v = integers[i] as number;
    const error = sign * (v - (exact[i] as number));
    if (error > 0 && Math.abs(v - sign) <= top) free.push({ i, error });
  }
  free.sort((a, b) => b.error - a.error || a.i - b.i);
  for (const { i } of free.slice(0, moves)) integers[i] = (integers[i] as number) - sign;
}

/** `shape` is [kh, kw, in, out] or [in, out]; weight = integer * scale of its output channel. */
export function round(values: Float32Array, shape: readonly number[], bits: number): Rounded {
  const channels = shape.at(-1) ?? 1;
  const inputs = shape.at(-2) ?? 1;
  const top = 2 ** (bits - 1) - 1;
  const scales = new Float32Array(channels);
  const integers = new Int32Array(values.length);
  const count = values.length / channels;
  const exact = new Float64Array(count);
  const column = new Int32Array(count);
  for (let c = 0; c < channels; c++) {
    for (let k = 0; k < count; k++) exact[k] = values[k * channels + c] as number;
    const scale = (scales[c] = bestScale(exact, top));
    for (let k = 0; k < count; k++) {
      exact[k] = (exact[k] as number) / scale;
      column[k] = Math.max(-top, Math.min(top, Math.round(exact[k] as number)));
    }
    // Column index = tap * inputs + input, so one kernel slice is every `inputs`-th entry.
    if (count > inputs) for (let n = 0; n < inputs; n++) cancel(column, exact, n, inputs, top);
    cancel(column, exact, 0, 1, top);
    for (let k = 0; k < count; k++) integers[k * channels + c] = column[k] as number;
  }
  return { scales, integers };
}

/** Scales, then integers + 2^(bits-1), `bits` bits each, least significant bit first, no padding. */
export function packRounded({ scales, integers }: Rounded, bits: number): Uint8Array {
  const packed = new Uint8Array(4 * scales.length + Math.ceil((integers.length * bits) / 8));
  const view = new DataView(packed.buffer);
  scales.forEach((scale, c) => view.setFloat32(4 * c, scale, true));
  let at = 4 * scales.length;
  let held = 0;
  let count = 0;
  for (const v of integers) {
    held |= (v + 2 ** (bits - 1)) << count;
    count += bits;
    while (count >= 8) {
      packed[at++] = held & 255;
      held >>>= 8;
      count -= 8;
    }
  }
  if (count > 0) packed[at] = held & 255;
  return packed;
}

/** A tensor's bytes in `encoding`. `bits` at most 16. */
export function pack(
  values: Float32Array,
  shape: readonly number[],
  encoding: TensorInfo['encoding'],
): Uint8Array {
  if (encoding === 'f32') {
    const bytes = new Uint8Array(4 * values.length);
    const view = new DataView(bytes.buffer);
    values.forEach((value, i) => view.setFloat32(4 * i, value, true));
    return bytes;
  }
  const bits = encoding.startsWith('q') ? Number(encoding.slice(1)) : NaN;
  if (!(bits >= 2 && bits <= 16)) throw new Error(`Weights cannot be packed as ${encoding}.`);
  return packRounded(round(values, shape, bits), bits);
}
