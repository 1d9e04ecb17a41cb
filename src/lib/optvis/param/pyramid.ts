/**
 * A picture as the sum of coarser and coarser pictures, each enlarged bilinearly to the full size (a Laplacian pyramid). Coarse levels move many pixels
 * at once, so that large shapes grow as fast as grain. Enlarging is a matmul with a fixed matrix: tfjs's own resizing
 * has a wrong gradient.
 */
import { concat, reshape, slice, transpose } from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { createMatrix, multiplyLeft } from '../linear.ts';

/** As in Lucid; fewer where the coarsest would be smaller than two pixels. */
const mostLevels = 4;

/** Width and height of every level, finest first. */
export function levelSizes(width: number, height: number): [number, number][] {
  return Array.from({ length: mostLevels }, (_, k): [number, number] => [width >> k, height >> k]).filter(
    ([w, h], k) => k === 0 || Math.min(w, h) >= 2,
  );
}

/** [to, from]: linear interpolation between the centers of `from` pixels at those of `to`; constant beyond the outermost centers. */
export function interpolation(from: number, to: number): Float32Array {
  const matrix = new Float32Array(to * from);
  for (let row = 0; row < to; row++) {
    const place = Math.min(Math.max(((row + 0.5) * from) / to - 0.5, 0), from - 1);
    const left = Math.min(Math.floor(place), Math.max(from - 2, 0));
    matrix[row * from + left] = 1 - (place - left);
    if (from > 1) matrix[row * from + left + 1] = place - left;
  }
  return matrix;
}

export interface Pyramid {
  /** Rows (the pixels of all levels, finest first, each column by column) and channels. */
  readonly shape: [number, number];
  /** Levels to picture [h * w, channels], before color and sigmoid. Linear. */
  picture(levels: Tensor2D): Tensor2D;
  dispose(): void;
}

/** `channels` is 3 for each picture. */
export function createPyramid(width: number, height: number, channels = 3): Pyramid {
  const sizes = levelSizes(width, height);
  const alongX = sizes.map(([w]) => createMatrix(interpolation(w, width), width, w));
  const heights = sizes.reduce((sum, [, h]) => sum + h, 0);
  // The matrices of all levels side by side: one product enlarges along y and adds up.
  const together = new Float32Array(height * heights);
  let before = 0;
  for (const [, h] of sizes) {
    const one = interpolation(h, height);
    for (let y = 0; y < height; y++) together.set(one.subarray(y * h, (y + 1) * h), y * heights + before);
    before += h;
  }
  const alongY = createMatrix(together, height, heights);
  const pixels = sizes.reduce((sum, [w, h]) => sum + w * h, 0);
  return {
    shape: [pixels, channels],
    picture(levels) {
      let from = 0;
      const wide = sizes.map(([w, h], k) => {
        const level = reshape(slice(levels, [from, 0], [w * h, channels]), [w, h * channels]);
        from += w * h;
        const enlarged = multiplyLeft(alongX[k]!, level as Tensor2D); // [x, (y of the level, channel)]
        const turned = transpose(reshape(enlarged, [width, h, channels]), [1, 0, 2]);
        return reshape(turned, [h, width * channels]) as Tensor2D;
      });
      const all = wide.length > 1 ? concat(wide, 0) : wide[0]!;
      return reshape(multiplyLeft(alongY, all), [height * width, channels]);
    },
    dispose() {
      for (const matrix of [...alongX, alongY]) matrix.dispose();
    },
  };
}

/** The levels [pixels * 3] whose picture is `picture` [h * w * 3]: the finest level alone. */
export function pyramidVariable(picture: ArrayLike<number>, width: number, height: number): Float32Array {
  const pixels = levelSizes(width, height).reduce((sum, [w, h]) => sum + w * h, 0);
  const result = new Float32Array(pixels * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) result[(x * height + y) * 3 + c] = picture[(y * width + x) * 3 + c]!;
  return result;
}
