/** Linear maps with a hand-written way back. On wasm a matmul with a transpose flag is 12 to 24 times slower, so none has one. */
import { getBackend, keep, matMul, tensor2d, transpose } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { plainProduct } from '../compute/plain-conv.ts';
import { withGradient } from '../compute/with-gradient.ts';

/** `forward(x)`, whose gradient is `back(dy)`: for a linear map, its exact adjoint. */
export function linear<X extends Tensor, Y extends Tensor>(
  x: X,
  forward: (x: X) => Y,
  back: (dy: Y) => X,
): Y {
  return withGradient([x], (input) => ({ value: forward(input as X) }), back);
}

/** A constant matrix together with its transpose. */
export interface Matrix {
  readonly forward: Tensor2D;
  readonly back: Tensor2D;
  dispose(): void;
}

/** Uploads `values` [rows, columns], row by row, and the transpose; both are kept until `dispose`. */
export function createMatrix(values: Float32Array, rows: number, columns: number): Matrix {
  const turned = new Float32Array(values.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) turned[c * rows + r] = values[r * columns + c]!;
  const forward = keep(tensor2d(values, [rows, columns]));
  const back = keep(tensor2d(turned, [columns, rows]));
  return {
    forward,
    back,
    dispose() {
      forward.dispose();
      back.dispose();
    },
  };
}

/** tfjs's loops on cpu take several times as long as our own. */
const product = (a: Tensor2D, b: Tensor2D): Tensor2D =>
  getBackend() === 'cpu' ? plainProduct(a, b) : matMul(a, b);

/** `matrix @ x`, differentiable in x. */
export function multiplyLeft(matrix: Matrix, x: Tensor2D): Tensor2D {
  return linear(
    x,
    (v) => product(matrix.forward, v),
    (dy) => product(matrix.back, dy),
  );
}

/** `x @ matrix`, differentiable in x. */
export function multiplyRight(x: Tensor2D, matrix: Matrix): Tensor2D {
  return linear(
    x,
    (v) => product(v, matrix.forward),
    (dy) => product(dy, matrix.back),
  );
}

/** `a @ b`, differentiable in both. */
export function mm(a: Tensor2D, b: Tensor2D): Tensor2D {
  return withGradient<Tensor2D>(
    [a, b],
    () => ({ value: product(a, b), saved: [a, b] }),
    (dy, [left, right]) => [
      product(dy, transpose(right as Tensor2D)),
      product(transpose(left as Tensor2D), dy),
    ],
  );
}
