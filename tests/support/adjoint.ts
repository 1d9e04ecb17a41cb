/**
 * The adjoint test: a linear map A and its hand-written way back must satisfy <dy, A x> = <A' dy, x>. Knows no backend and
 * no test runner, so the same checks run in Node and in a browser on WebGPU and WebGL.
 */
import { grad, mul, sub, sum, tensor, tidy, zerosLike } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Numbers in -1..1 without a pattern that an index error could hide in. */
export const numbers = (length: number, phase: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(7.31 * (i + 1) + 0.0137 * i * i + phase));

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
};

/**
 * |<dy, A x> - <A' dy, x>| divided by |dy| |A x|, in float64 from float32 tensors: about 1e-7 where the way back is
 * right, about 1/sqrt(n) or more where it is not. `f` may be affine; its constant part is taken off.
 */
export async function adjointError(f: (x: Tensor) => Tensor, shape: number[]): Promise<number> {
  const size = shape.reduce((a, b) => a * b, 1);
  const [x, y, dy, dx] = tidy(() => {
    const point = tensor(numbers(size, 0.3), shape);
    const change = sub(f(point), f(zerosLike(point)));
    const direction = tensor(numbers(change.size, 1.7), change.shape);
    const back = grad((input: Tensor) => sum(mul(f(input), direction)))(point);
    return [point, change, direction, back];
  });
  const [vx, vy, vdy, vdx] = await Promise.all([x, y, dy, dx].map((t) => t.data()));
  for (const t of [x, y, dy, dx]) t.dispose();
  const norm = Math.sqrt(dot(vy!, vy!) * dot(vdy!, vdy!));
  return Math.abs(dot(vdy!, vy!) - dot(vdx!, vx!)) / norm;
}
