/** The product of two matrices on the backend, numbers in and numbers out. */
import { matMul, tensor2d } from '@tensorflow/tfjs-core';

/** Row by row: [rows][columns]. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

export function turn({ rows, columns, values }: Matrix): Matrix {
  const turned = new Float32Array(values.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) turned[j * rows + i] = values[i * columns + j]!;
  return { rows: columns, columns: rows, values: turned };
}

/** Not in `tidy`, which would look for tensors among all the numbers that come out of it. */
export function product(a: Matrix, b: Matrix): Matrix {
  const tensors = [a, b].map(({ rows, columns, values }) => tensor2d(values, [rows, columns]));
  const result = matMul(tensors[0]!, tensors[1]!);
  const values = result.dataSync<'float32'>();
  for (const tensor of [...tensors, result]) tensor.dispose();
  return { rows: a.rows, columns: b.columns, values };
}
