/** Pictures of any shape made larger or smaller on the CPU: cubic where they grow, averages over areas where they shrink. */
import { taps } from './cifar10.ts';

export interface Picture {
  width: number;
  height: number;
  /** [height * width * 3], RGB in 0..1, row by row. */
  rgb: Float32Array;
}

/** For each cell of a side the source cells that it is made of, weighed. */
export type Axis = { index: number; weight: number }[][];

/** For each of `to` cells the source cells it covers, weighed by how much of it each of them fills. */
const areas = (from: number, to: number): Axis =>
  Array.from({ length: to }, (_, i) => {
    const [start, end] = [(i * from) / to, ((i + 1) * from) / to];
    const first = Math.floor(start);
    return Array.from({ length: Math.ceil(end - 1e-9) - first }, (_, k) => ({
      index: Math.min(first + k, from - 1),
      weight: ((Math.min(end, first + k + 1) - Math.max(start, first + k)) * to) / from,
    }));
  });

const axisOf = (from: number, to: number): Axis => (to < from ? areas(from, to) : taps(from, to));

/** `picture` with the cells of each row, then of each column, mixed anew. The numbers stay within 0..1. */
export function resample(picture: Picture, alongX: Axis, alongY: Axis): Picture {
  const [width, height] = [alongX.length, alongY.length];
  const { rgb, width: from } = picture;
  const wide = new Float32Array(picture.height * width * 3);
  for (let y = 0, to = 0; y < picture.height; y++)
    for (const cells of alongX)
      for (let c = 0; c < 3; c++, to++)
        for (const { index, weight } of cells) wide[to]! += weight * rgb[(y * from + index) * 3 + c]!;
  const result = new Float32Array(height * width * 3);
  const row = width * 3;
  alongY.forEach((cells, y) => {
    for (let i = 0; i < row; i++) {
      let sum = 0;
      for (const { index, weight } of cells) sum += weight * wide[index * row + i]!;
      result[y * row + i] = Math.min(1, Math.max(0, sum));
    }
  });
  return { width, height, rgb: result };
}

/** `picture` at another size; its sides are stretched one by one. The numbers stay within 0..1. */
export function resize(picture: Picture, width: number, height: number): Picture {
  if (picture.width === width && picture.height === height) return picture;
  return resample(picture, axisOf(picture.width, width), axisOf(picture.height, height));
}

/** `picture` with its longer side at `side` pixels and its shape kept; larger where its shorter side would fall below `least`. */
export function fit(picture: Picture, side: number, least = 1): Picture {
  const { width, height } = picture;
  const factor = Math.max(side / Math.max(width, height), least / Math.min(width, height));
  return resize(picture, Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor)));
}
