/**
 * One kernel slides over one small picture, in plain loops: what a convolution is, one sum at a time. Small enough for the page itself, which
 * shows the terms of a sum while the reader moves the window.
 */

export interface Window {
  /** Rows and columns. */
  size: number;
  /** Pixels from one place to the next. */
  stride: number;
  /** Rows and columns of nothing around the picture. */
  pad: number;
}

export interface SlidingKernel extends Window {
  /** [size * size * 3], for red, green and blue of each pixel. */
  weights: Float32Array;
  /** Taken off every pixel first, RGB; so that nothing, around the picture, is a pixel of this color. */
  mean: readonly [number, number, number];
  /** Added to every sum. */
  bias: number;
}

/** A square picture, [side * side * 3], RGB in 0..1. */
export interface SmallPicture {
  side: number;
  rgb: Float32Array;
}

/** Places of the window along one side of a picture of `side` pixels. */
export const placesOn = (side: number, { size, stride, pad }: Window): number =>
  Math.floor((side + 2 * pad - size) / stride) + 1;

/** First column and row of the window at `place`, counted row by row; below 0 where it hangs over the border. */
export function cornerAt(side: number, window: Window, place: number): { x: number; y: number } {
  const across = placesOn(side, window);
  const { stride, pad } = window;
  return { x: (place % across) * stride - pad, y: Math.floor(place / across) * stride - pad };
}

/** What the window covers at `place`, less the mean: [size * size * 3], zeros beyond the border. */
export function underWindow({ side, rgb }: SmallPicture, kernel: SlidingKernel, place: number): Float32Array {
  const { size, mean } = kernel;
  const corner = cornerAt(side, kernel, place);
  const values = new Float32Array(size * size * 3);
  for (let row = 0, i = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const [x, y] = [corner.x + column, corner.y + row];
      const inside = x >= 0 && y >= 0 && x < side && y < side;
      for (let c = 0; c < 3; c++, i++) if (inside) values[i] = rgb[(y * side + x) * 3 + c]! - mean[c]!;
    }
  return values;
}

/** The sum at `place`, before any ReLU. */
export function sumAt(picture: SmallPicture, kernel: SlidingKernel, place: number): number {
  const values = underWindow(picture, kernel, place);
  return values.reduce((sum, value, i) => sum + value * kernel.weights[i]!, kernel.bias);
}

/** All sums, row by row, before any ReLU. */
export const slide = (picture: SmallPicture, kernel: SlidingKernel): Float32Array =>
  Float32Array.from({ length: placesOn(picture.side, kernel) ** 2 }, (_, place) =>
    sumAt(picture, kernel, place),
  );
