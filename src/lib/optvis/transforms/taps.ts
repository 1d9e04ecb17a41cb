/**
 * Bilinear resampling as a sparse matrix: for every pixel of the window the four pixels of the picture it is mixed from and their
 * weights, and, for the way back, the same entries listed by pixel of the picture. Both are gathers, with no scatter.
 */
import { magnitude } from './affine.ts';
import type { Affine } from './affine.ts';

/** `count` entries for each of `cells` pixels, one entry after another: entry k of pixel p is at k * cells + p. */
export interface Taps {
  count: number;
  cells: number;
  /** Flat index of the pixel that is read; 0 where there is none. */
  index: Int32Array;
  /** 0 where there is none. */
  weight: Float32Array;
}

export interface ResampleMap {
  forward: Taps;
  back: Taps;
}

const createTaps = (count: number, cells: number): Taps => ({
  count,
  cells,
  index: new Int32Array(count * cells),
  weight: new Float32Array(count * cells),
});

/**
 * How many window pixels can read one picture pixel when the picture is enlarged by up to `zoom`: the points of
 * a grid in a convex set are at most its area + half its perimeter + 1, and the set is a square of side 2 * zoom.
 */
export const largestCount = (zoom: number): number => Math.floor((2 * zoom + 1) ** 2);

/** Room for the map between a picture and a window (sides in pixels) under enlargements up to `zoom`. */
export function createResampleMap(picture: number, window: number, zoom: number): ResampleMap {
  return {
    forward: createTaps(4, window * window),
    back: createTaps(largestCount(zoom), picture * picture),
  };
}

/**
 * Fills `map` for `matrix` (window to picture, from the centers). Reads outside the picture get no entry.
 * Throws a RangeError when the picture is enlarged by more than the map has room for.
 */
export function fillResampleMap({ forward, back }: ResampleMap, matrix: Affine): void {
  const window = Math.sqrt(forward.cells);
  const picture = Math.sqrt(back.cells);
  const [a, b, c, d, e, f] = matrix;
  const toWindow = (window - 1) / 2;
  const toPicture = (picture - 1) / 2;
  const used = new Uint8Array(back.cells);
  forward.index.fill(0);
  forward.weight.fill(0);
  back.index.fill(0);
  back.weight.fill(0);
  for (let row = 0, cell = 0; row < window; row++)
    for (let column = 0; column < window; column++, cell++) {
      const x = column - toWindow;
      const y = row - toWindow;
      const fromX = a * x + b * y + c + toPicture;
      const fromY = d * x + e * y + f + toPicture;
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      for (let k = 0; k < 4; k++) {
        const px = left + (k & 1);
        const py = top + (k >> 1);
        if (px < 0 || py < 0 || px >= picture || py >= picture) continue;
        const weight = (1 - Math.abs(fromX - px)) * (1 - Math.abs(fromY - py));
        if (weight <= 0) continue;
        const pixel = py * picture + px;
        forward.index[k * forward.cells + cell] = pixel;
        forward.weight[k * forward.cells + cell] = weight;
        const place = used[pixel]!++;
        if (place >= back.count)
          throw new RangeError(
            `The picture is enlarged by ${(1 / magnitude(matrix)).toFixed(2)}, more than the resampling has room for.`,
          );
        back.index[place * back.cells + pixel] = cell;
        back.weight[place * back.cells + pixel] = weight;
      }
    }
}
