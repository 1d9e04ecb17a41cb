/**
 * Pictures of CIFAR-10 (Krizhevsky 2009) out of the PNG sheets they come in, and their smooth enlargement: networks trained
 * on 224 px see a 32 px picture as blocks otherwise.
 */

export const side = 32;
export const classNames = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
] as const;

/** A decoded sheet: each row of 1,024 pixels is one 32 x 32 picture, row by row. */
export interface Sheet {
  width: number;
  height: number;
  /** 3 or 4; an alpha channel is ignored. */
  channels: number;
  /** 0..255. */
  data: ArrayLike<number>;
}

/** Picture `index` as [32, 32, 3], RGB in 0..1. Throws a RangeError where the sheet has no such picture. */
export function picture(sheet: Sheet, index: number): Float32Array {
  const { width, height, channels, data } = sheet;
  if (width !== side * side || channels < 3)
    throw new RangeError(`A sheet of CIFAR-10 is ${side * side} pixels wide and in color.`);
  if (!(Number.isInteger(index) && index >= 0 && index < height))
    throw new RangeError(`There is no picture ${index}; the sheet holds ${height}.`);
  const values = new Float32Array(side * side * 3);
  for (let i = 0; i < side * side; i++)
    for (let c = 0; c < 3; c++) values[3 * i + c] = data[(index * width + i) * channels + c]! / 255;
  return values;
}

/** Cubic convolution kernel with a = -1/2 (Keys 1981). */
function cubic(distance: number): number {
  const d = Math.abs(distance);
  if (d <= 1) return (1.5 * d - 2.5) * d * d + 1;
  return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
}

/** The four source cells and weights of each of `to` cells along one axis; edges are repeated. */
export function taps(from: number, to: number): { index: number; weight: number }[][] {
  return Array.from({ length: to }, (_, i) => {
    const center = ((i + 0.5) * from) / to - 0.5;
    const base = Math.floor(center);
    return [-1, 0, 1, 2].map((k) => ({
      index: Math.min(Math.max(base + k, 0), from - 1),
      weight: cubic(center - base - k),
    }));
  });
}

/**
 * Bicubic enlargement of a square [from, from, 3] picture to [size, size, 3], pixel centers at halves, clipped to 0..1. Throws a RangeError
 * for a smaller size: four source cells are no mean over an area (seen.ts has that).
 */
export function enlarge(values: Float32Array, size: number, from = side): Float32Array {
  if (size < from) throw new RangeError(`${from} pixels cannot be enlarged to ${size}.`);
  const axis = taps(from, size);
  const wide = new Float32Array(from * size * 3);
  for (let y = 0; y < from; y++)
    for (let x = 0; x < size; x++)
      for (let c = 0; c < 3; c++)
        wide[(y * size + x) * 3 + c] = axis[x]!.reduce(
          (sum, tap) => sum + tap.weight * values[(y * from + tap.index) * 3 + c]!,
          0,
        );
  const result = new Float32Array(size * size * 3);
  for (let y = 0; y < size; y++)
    for (let i = 0; i < size * 3; i++) {
      const sum = axis[y]!.reduce((total, tap) => total + tap.weight * wide[tap.index * size * 3 + i]!, 0);
      result[y * size * 3 + i] = Math.min(1, Math.max(0, sum));
    }
  return result;
}
