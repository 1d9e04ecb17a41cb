/** Directions of many dimensions seen in a few: those along which they reach farthest, the principal ones. */

export interface Projection {
  /** The directions along which it looks, [count][hidden], orthonormal. */
  axes: Float64Array;
  /** [feature][count] */
  points: Float32Array;
  /** Part of the squared length of all directions that is seen, 0 to 1. */
  share: number;
}

const rounds = 40;

/** Makes the rows of `axes` orthonormal, one after the other; a row without a direction of its own takes the next axis that has. */
function straighten(axes: Float64Array, count: number, hidden: number): void {
  for (let a = 0; a < count; a++) {
    const row = axes.subarray(a * hidden, (a + 1) * hidden);
    for (let attempt = 0; attempt <= hidden; attempt++) {
      for (let c = 0; c < a; c++) {
        const other = axes.subarray(c * hidden, (c + 1) * hidden);
        let along = 0;
        for (let j = 0; j < hidden; j++) along += row[j]! * other[j]!;
        for (let j = 0; j < hidden; j++) row[j]! -= along * other[j]!;
      }
      const length = Math.hypot(...row);
      if (length > 1e-9) {
        for (let j = 0; j < hidden; j++) row[j]! /= length;
        break;
      }
      row.fill(0);
      row[(a + attempt) % hidden] = 1;
    }
  }
}

/**
 * `W`, [feature][hidden], along its `count` principal directions, by subspace iteration. It starts from the axes of
 * `before`, so that a picture of a run that goes on does not jump; where `count` is `hidden` or more it is `W` itself,
 * with zeros.
 */
export function project(
  W: ArrayLike<number>,
  features: number,
  hidden: number,
  count: number,
  before?: Float64Array,
): Projection {
  const axes = new Float64Array(count * hidden);
  const points = new Float32Array(features * count);
  for (let a = 0; a < Math.min(count, hidden); a++) axes[a * hidden + a] = 1;
  let all = 0;
  for (let at = 0; at < features * hidden; at++) all += W[at]! ** 2;
  if (count < hidden && all > 0 && Number.isFinite(all)) {
    if (before?.length === axes.length) axes.set(before);
    // Sum over features of W_i W_i', [hidden][hidden].
    const spread = new Float64Array(hidden * hidden);
    for (let i = 0; i < features; i++)
      for (let j = 0; j < hidden; j++)
        for (let k = 0; k < hidden; k++) spread[j * hidden + k]! += W[i * hidden + j]! * W[i * hidden + k]!;
    for (let round = 0; round < rounds; round++) {
      const next = new Float64Array(axes.length);
      for (let a = 0; a < count; a++)
        for (let j = 0; j < hidden; j++) {
          let sum = 0;
          for (let k = 0; k < hidden; k++) sum += spread[j * hidden + k]! * axes[a * hidden + k]!;
          next[a * hidden + j] = sum;
        }
      straighten(next, count, hidden);
      axes.set(next);
    }
  }
  let seen = 0;
  for (let i = 0; i < features; i++)
    for (let a = 0; a < count; a++) {
      let sum = 0;
      for (let j = 0; j < hidden; j++) sum += axes[a * hidden + j]! * W[i * hidden + j]!;
      points[i * count + a] = sum;
      seen += sum ** 2;
    }
  return { axes, points, share: all > 0 ? Math.min(1, seen / all) : 1 };
}

/** Shorter than this part of the longest, a direction is no frame to turn by. */
const firm = 0.4;

/**
 * Directions in three dimensions, [feature][3], turned so that the first firm one points up and the next that is well
 * away from it lies in the plane of the page: a rotation alone makes no difference to a model with a linear hidden layer.
 */
export function upright(W: ArrayLike<number>, features: number): Float32Array {
  const at = (i: number) => [W[3 * i]!, W[3 * i + 1]!, W[3 * i + 2]!] as const;
  const lengths = Array.from({ length: features }, (_, i) => Math.hypot(...at(i)));
  const least = firm * Math.max(0, ...lengths);
  const turned = Float32Array.from({ length: features * 3 }, (_, i) => W[i]!);
  const first = lengths.findIndex((length) => length > 0 && length >= least);
  if (first < 0 || !Number.isFinite(least)) return turned;
  const up = at(first).map((value) => value / lengths[first]!);
  for (let i = 0; i < features; i++) {
    const along = at(i).reduce((sum, value, j) => sum + value * up[j]!, 0);
    const rest = at(i).map((value, j) => value - along * up[j]!);
    const length = Math.hypot(...rest);
    if (length === 0 || length < least) continue;
    const right = rest.map((value) => value / length);
    const toward = [
      right[1]! * up[2]! - right[2]! * up[1]!,
      right[2]! * up[0]! - right[0]! * up[2]!,
      right[0]! * up[1]! - right[1]! * up[0]!,
    ];
    for (let k = 0; k < features; k++)
      [right, up, toward].forEach((axis, a) => {
        turned[3 * k + a] = at(k).reduce((sum, value, j) => sum + value * axis[j]!, 0);
      });
    return turned;
  }
  return turned;
}
