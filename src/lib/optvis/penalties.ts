/**
 * Penalties: what a picture costs whatever the network sees in it, to be taken off the objective. All are functions of the picture
 * [b, h, w, 3] and means over its values, so that a weight means the same at every size.
 */
import { abs, add, mean, mul, reshape, sign, slice, sub, transpose } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { withGradient } from '../compute/with-gradient.ts';
import type { PenaltyWeights } from './config.ts';
import { binomialBlur, lowPass } from './filters.ts';
import { createMatrix, multiplyLeft } from './linear.ts';
import type { Matrix } from './linear.ts';
import { meanSquare } from './objectives/probe.ts';

const grey = 0.5;
/** Cycles a pixel: patterns with a period under four pixels are above it. */
export const cutoff = 0.25;

/** Mean of absolute values, differentiable; the slope at 0 is 0. */
const meanAbsolute = (x: Tensor): Scalar =>
  withGradient<Scalar>(
    [x],
    (input) => ({ value: mean(abs(input)), saved: [input] }),
    (dy, [input]) => mul(sign(input!), mul(dy, 1 / x.size)),
  );

/** Mean distance from grey. */
export const l1 = (picture: Tensor4D): Scalar => meanAbsolute(sub(picture, grey));

/** Mean squared distance from grey. */
export const l2 = (picture: Tensor4D): Scalar => meanSquare(sub(picture, grey));

/** Absolute differences between neighbors, along x and along y: the mean of each, added. */
export function totalVariation(picture: Tensor4D): Scalar {
  const [b, h, w, c] = picture.shape;
  const part = (y: number, x: number, rows: number, columns: number): Tensor =>
    slice(picture, [0, y, x, 0], [b, rows, columns, c]);
  const alongX = sub(part(0, 1, h, w - 1), part(0, 0, h, w - 1));
  const alongY = sub(part(1, 0, h - 1, w), part(0, 0, h - 1, w));
  return add(meanAbsolute(alongX), meanAbsolute(alongY));
}

/** A square picture filtered along both axes by `filter` [side, side]: [b, side, side, 3]. Linear. */
export function filtered(picture: Tensor4D, filter: Matrix): Tensor4D {
  const [b, h, w, c] = picture.shape;
  const columns: Tensor2D = reshape(transpose(picture, [1, 0, 2, 3]), [h, b * w * c]);
  const alongY = reshape(multiplyLeft(filter, columns), [h, b, w, c]);
  const rows: Tensor2D = reshape(transpose(alongY, [2, 1, 0, 3]), [w, b * h * c]);
  return transpose(reshape(multiplyLeft(filter, rows), [w, b, h, c]), [1, 2, 0, 3]);
}

/** Mean square of what `filter` takes away: for a low-pass projection, the energy it leaves out. */
export const leftOut = (picture: Tensor4D, filter: Matrix): Scalar =>
  meanSquare(sub(picture, filtered(picture, filter)));

export interface Penalties {
  /** All of them, weighed and added. */
  (picture: Tensor4D): Scalar;
  dispose(): void;
}

/** The penalties of `weights` for square pictures of `size` pixels; undefined where no weight is above 0. */
export function createPenalties(weights: PenaltyWeights | undefined, size: number): Penalties | undefined {
  const matrices: Matrix[] = [];
  const matrix = (values: Float32Array): Matrix => {
    const made = createMatrix(values, size, size);
    matrices.push(made);
    return made;
  };
  const make: Record<keyof PenaltyWeights, () => (picture: Tensor4D) => Scalar> = {
    l1: () => l1,
    l2: () => l2,
    tv: () => totalVariation,
    blur: () => {
      const filter = matrix(binomialBlur(size));
      return (picture) => leftOut(picture, filter);
    },
    frequency: () => {
      const filter = matrix(lowPass(size, cutoff));
      return (picture) => leftOut(picture, filter);
    },
  };
  const terms = (Object.keys(make) as (keyof PenaltyWeights)[])
    .filter((name) => (weights?.[name] ?? 0) > 0)
    .map((name) => ({ of: make[name](), weight: weights![name]! }));
  if (terms.length === 0) return undefined;
  const total = (picture: Tensor4D): Scalar =>
    terms.map(({ of, weight }) => mul<Scalar>(of(picture), weight)).reduce((sum, term) => add(sum, term));
  return Object.assign(total, {
    dispose() {
      for (const made of matrices) made.dispose();
    },
  });
}
