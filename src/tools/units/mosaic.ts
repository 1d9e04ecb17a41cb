/**
 * How much of a unit's responses could be had from color and contrast alone: what a linear map of the pictures' mosaics explains of their variance, on
 * pictures that the map was not fitted to.
 */
import { side } from '#lib/stimuli/cifar10.ts';
import type { TestSet } from '../networks/cifar.ts';
import { product, turn, type Matrix } from './product.ts';

const tiles = 4;
/** Mean red, green, blue, and the standard deviation of lightness, of each tile; each of these also squared. */
const features = 2 * 4 * tiles * tiles;
/** Ridge, in the features' variances of so many pictures. */
const ridge = 10;

function mosaic(rgb: Float32Array): number[] {
  const width = side / tiles;
  const values: number[] = [];
  for (let t = 0; t < tiles * tiles; t++) {
    const sums = [0, 0, 0];
    let [light, squares] = [0, 0];
    for (let i = 0; i < width * width; i++) {
      const y = Math.floor(t / tiles) * width + Math.floor(i / width);
      const at = 3 * (y * side + (t % tiles) * width + (i % width));
      const [r, g, b] = [rgb[at]!, rgb[at + 1]!, rgb[at + 2]!];
      [r, g, b].forEach((value, c) => (sums[c]! += value));
      const gray = 0.299 * r + 0.587 * g + 0.114 * b;
      light += gray;
      squares += gray * gray;
    }
    const count = width * width;
    values.push(
      ...sums.map((sum) => sum / count),
      Math.sqrt(Math.max(0, squares / count - (light / count) ** 2)),
    );
  }
  return [...values, ...values.map((value) => value * value)];
}

/** Solves A x = B for a symmetric positive definite A [n][n] and B [n][m], by Cholesky. */
function solve(a: Matrix, b: Matrix): Matrix {
  const n = a.rows;
  const rowsOf = ({ rows, columns, values }: Matrix): Float64Array[] =>
    Array.from({ length: rows }, (_, i) =>
      Float64Array.from(values.subarray(i * columns, (i + 1) * columns)),
    );
  const [l, x] = [rowsOf(a), rowsOf(b)];
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = l[i]![j]!;
      for (let k = 0; k < j; k++) sum -= l[i]![k]! * l[j]![k]!;
      l[i]![j] = i === j ? Math.sqrt(sum) : sum / l[j]![j]!;
    }
  const take = (from: Float64Array, part: number, row: Float64Array): void => {
    for (let c = 0; c < row.length; c++) from[c]! -= part * row[c]!;
  };
  const divide = (row: Float64Array, by: number): void => {
    for (let c = 0; c < row.length; c++) row[c]! /= by;
  };
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) take(x[i]!, l[i]![k]!, x[k]!);
    divide(x[i]!, l[i]![i]!);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) take(x[i]!, l[k]![i]!, x[k]!);
    divide(x[i]!, l[i]![i]!);
  }
  const values = new Float32Array(n * b.columns);
  x.forEach((row, i) => {
    values.set(row, i * b.columns);
  });
  return { rows: n, columns: b.columns, values };
}

/** Of each of the `count` units in `responses` [count][pictures], one after the other: the share of variance that their mosaics explain, 0 to 1. */
export type Explain = (responses: Float32Array, count: number) => number[];

/** Fits on one half of the photographs, judges on the other, and the other way round. */
export function mosaicsOf(set: TestSet): Explain {
  const rows = Array.from({ length: set.count }, (_, i) => mosaic(set.picture(i)));
  for (let f = 0; f < features; f++) {
    const mean = rows.reduce((sum, row) => sum + row[f]!, 0) / rows.length;
    const sd = Math.sqrt(rows.reduce((sum, row) => sum + (row[f]! - mean) ** 2, 0) / rows.length);
    for (const row of rows) row[f] = (row[f]! - mean) / sd;
  }
  const n = rows.length / 2;
  const halves = [0, 1].map((half) => {
    const own = rows.filter((_, i) => i % 2 === half).flatMap((row) => [...row, 1]);
    const plain: Matrix = { rows: n, columns: features + 1, values: Float32Array.from(own) };
    const turned = turn(plain);
    const gram = product(turned, plain);
    for (let i = 0; i < gram.rows; i++) gram.values[i * gram.columns + i]! += ridge;
    return { plain, turned, gram };
  });
  return (responses, count) => {
    // A picture after the other.
    const parts = [0, 1].map((half): Matrix => {
      const values = new Float32Array(n * count);
      for (let u = 0; u < count; u++)
        for (let i = 0; i < n; i++) values[i * count + u] = responses[u * 2 * n + 2 * i + half]!;
      return { rows: n, columns: count, values };
    });
    const explained = new Array<number>(count).fill(0);
    for (const [fit, judge] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const weights = solve(halves[fit]!.gram, product(halves[fit]!.turned, parts[fit]!));
      const guesses = product(halves[judge]!.plain, weights).values;
      const truth = parts[judge]!.values;
      for (let u = 0; u < count; u++) {
        let [mean, error, variance] = [0, 0, 0];
        for (let i = u; i < truth.length; i += count) mean += truth[i]! / n;
        for (let i = u; i < truth.length; i += count) {
          error += (truth[i]! - guesses[i]!) ** 2;
          variance += (truth[i]! - mean) ** 2;
        }
        explained[u]! += variance > 0 ? (1 - error / variance) / 2 : 0;
      }
    }
    return explained.map((share) => Math.max(0, share));
  };
}
