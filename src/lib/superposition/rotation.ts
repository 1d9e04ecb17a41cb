/**
 * Turning the hidden layer: new axes for the same directions. A model with a linear hidden layer computes the same whichever
 * way it is turned, so what its neurons read hangs on the axes alone; a ReLU on each neuron ties the model to its axes.
 */
import type { Random } from '../math/random.ts';

/** A turn: [axis][hidden], orthonormal rows, each a new axis in terms of the old ones. */
export type Turn = Float64Array;

/** `W`, [feature][hidden], along the axes of `turn`; [feature][axis]. */
export function turned(W: ArrayLike<number>, turn: Turn, hidden: number): Float32Array {
  const out = new Float32Array(W.length);
  for (let row = 0; row < W.length; row += hidden)
    for (let a = 0; a < hidden; a++) {
      let sum = 0;
      for (let j = 0; j < hidden; j++) sum += W[row + j]! * turn[a * hidden + j]!;
      out[row + a] = sum;
    }
  return out;
}

/** Axes that point anywhere, all turns being equally likely: normal numbers made orthonormal one after the other. */
export function randomTurn(hidden: number, random: Random): Turn {
  const turn = Float64Array.from({ length: hidden * hidden }, () => random.normal());
  for (let a = 0; a < hidden; a++) {
    const row = turn.subarray(a * hidden, (a + 1) * hidden);
    for (let b = 0; b < a; b++) {
      const other = turn.subarray(b * hidden, (b + 1) * hidden);
      const along = row.reduce((sum, value, j) => sum + value * other[j]!, 0);
      for (let j = 0; j < hidden; j++) row[j]! -= along * other[j]!;
    }
    const length = Math.hypot(...row);
    for (let j = 0; j < hidden; j++) row[j]! /= length;
  }
  return turn;
}

/** Rounds over all pairs of axes; a dozen are enough for 16 axes. */
const rounds = 40;
/** Radians below which a round has changed nothing. */
const still = 1e-6;

/**
 * The axes along which the fourth powers of the weights add up to most, so that each reads as few features as a turn can make
 * it: quartimax, two axes at a time (Neuhaus and Wrigley 1954). It may stop at a local best.
 */
export function turnToFeatures(W: ArrayLike<number>, features: number, hidden: number): Turn {
  const w = Float64Array.from(W);
  const turn = new Float64Array(hidden * hidden);
  for (let a = 0; a < hidden; a++) turn[a * hidden + a] = 1;
  for (let round = 0; round < rounds; round++) {
    let most = 0;
    for (let a = 1; a < hidden; a++)
      for (let b = 0; b < a; b++) {
        let [cosines, sines] = [0, 0];
        for (let i = 0; i < features; i++) {
          const [x, y] = [w[i * hidden + a]!, w[i * hidden + b]!];
          const [difference, product] = [x * x - y * y, 2 * x * y];
          cosines += difference ** 2 - product ** 2;
          sines += 2 * difference * product;
        }
        const angle = Math.atan2(sines, cosines) / 4;
        most = Math.max(most, Math.abs(angle));
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const rotate = (values: Float64Array, p: number, q: number) => {
          const [x, y] = [values[p]!, values[q]!];
          values[p] = c * x + s * y;
          values[q] = c * y - s * x;
        };
        for (let i = 0; i < features; i++) rotate(w, i * hidden + a, i * hidden + b);
        for (let j = 0; j < hidden; j++) rotate(turn, a * hidden + j, b * hidden + j);
      }
    if (most < still) break;
  }
  // Which way an axis points makes no difference to the powers: let its largest weight be positive.
  for (let a = 0; a < hidden; a++) {
    let largest = 0;
    for (let i = 0; i < features; i++)
      if (Math.abs(w[i * hidden + a]!) > Math.abs(largest)) largest = w[i * hidden + a]!;
    if (largest < 0) for (let j = 0; j < hidden; j++) turn[a * hidden + j]! *= -1;
  }
  return turn;
}
