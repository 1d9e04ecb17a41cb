/** Linear maps with a hand-written way back. On wasm a matmul with a transpose flag is 12 to 24 times slower, so none has one. */
import { keep, matMul, tensor2d, transpose } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
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

/** `matrix @ x`, differentiable in x. */
export function multiplyLeft(matrix: Matrix, x: Tensor2D): Tensor2D {
  return linear(
    x,
    (v) => matMul(matrix.forward, v),
    (dy) => matMul(matrix.back, dy),
  );
}

/** `x @ matrix`, differentiable in x. */
export function multiplyRight(x: Tensor2D, matrix: Matrix): Tensor2D {
  return linear(
    x,
    (v) => matMul(v, matrix.forward),
    (dy) => matMul(dy, matrix.back),
  );
}

/** `a @ b`, differentiable in both. */
export function mm(a: Tensor2D, b: Tensor2D): Tensor2D {
  return withGradient<Tensor2D>(
    [a, b],
    () => ({ value: matMul(a, b), saved: [a, b] }),
    (dy, [left, right]) => [
      matMul(dy, transpose(right as Tensor2D)),
      matMul(transpose(left as Tensor2D), dy),
    ],
  );
}
