/**
 * Squares of activations where numbers have 16 bits (WebGL on phones): there the square of 300 is infinite, though their mean or their root
 * is not. So activations are divided before they are squared, and the result is multiplied back, by powers of two, which changes
 * nothing where numbers have 32 bits. None of it is differentiated.
 */
import { mean, mul, sqrt, square, sum } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';

/** Activations up to 4,000 then have finite squares, and those of 0.01 are still there. */
const less = 16;

const smaller = <T extends Tensor>(x: T): T => square(mul<T>(x, 1 / less));

export const meanOfSquares = (x: Tensor): Scalar => mul(mean<Scalar>(smaller(x)), less * less);

/** The root mean square along `axis`, which keeps a length of 1. */
export const rootMeanSquare = <T extends Tensor>(x: T, axis: number): T =>
  mul(sqrt(mean<T>(smaller(x), axis, true)), less);

/** The length of every row along `axis`, which keeps a length of 1. */
export const lengthAlong = <T extends Tensor>(x: T, axis: number): T =>
  mul(sqrt(sum<T>(smaller(x), axis, true)), less);
