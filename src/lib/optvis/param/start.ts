/** Where gradient ascent starts: at noise, or at a picture, taken back through the sigmoid and the color space. */
import { fillNormal } from '../../math/random.ts';
import type { Random } from '../../math/random.ts';
import { colorMatrix } from './color.ts';

/** Standard deviation of the first numbers. */
const sd = 0.01;

/** The sigmoid never reaches 0 and 1: a start is kept this far from both, less than half of one of 256 levels. */
export const startMargin = 1 / 512;

/** Inverse of a 3 x 3 matrix, by its adjugate. */
function inverse(m: number[][]): number[][] {
  const at = (r: number, c: number): number => m[(r + 3) % 3]![(c + 3) % 3]!;
  const minor = (r: number, c: number): number =>
    at(r + 1, c + 1) * at(r + 2, c + 2) - at(r + 1, c + 2) * at(r + 2, c + 1);
  const determinant = [0, 1, 2].reduce((sum, c) => sum + at(0, c) * minor(0, c), 0);
  return [0, 1, 2].map((r) => [0, 1, 2].map((c) => minor(c, r) / determinant));
}

/** What the color matrix turns into `rgb` [pixels * 3]. */
export function decorrelated(rgb: Float64Array): Float64Array {
  const back = inverse(colorMatrix());
  return rgb.map((_, i) => {
    const pixel = i - (i % 3);
    return back[i % 3]!.reduce((sum, factor, c) => sum + factor * rgb[pixel + c]!, 0);
  });
}

/** What the sigmoid, and with `decorrelate` the color matrix, turn into `picture` [pixels * 3]; float64. */
export function beforeSigmoid(picture: ArrayLike<number>, decorrelate: boolean): Float64Array {
  const logits = Float64Array.from(picture, (value) => {
    const inside = Math.min(Math.max(value, startMargin), 1 - startMargin);
    return Math.log(inside / (1 - inside));
  });
  return decorrelate ? decorrelated(logits) : logits;
}

/** Puts the variables of several pictures side by side: entries of three numbers, picture by picture. */
function weave(pictures: Float32Array[]): Float32Array {
  const [first] = pictures;
  const result = new Float32Array(first!.length * pictures.length);
  pictures.forEach((values, k) => {
    for (let i = 0; i < values.length; i += 3)
      result.set(values.subarray(i, i + 3), i * pictures.length + k * 3);
  });
  return result;
}

/**
 * The first variable of a batch of pictures with `size` numbers each. Without `from` all are noise, the first one the same for every
 * batch; with it, the first is `from` itself, the others `from` and noise, or nothing would ever tell them apart.
 */
export function startValues(size: number, batch: number, random: Random, from?: Float32Array): Float32Array {
  const pictures = Array.from({ length: batch }, (_, k) => {
    if (from && k === 0) return from;
    const noise = fillNormal(new Float32Array(size), k === 0 ? random : random.fork(k), sd);
    return from ? noise.map((value, i) => value + from[i]!) : noise;
  });
  return batch === 1 ? pictures[0]! : weave(pictures);
}
