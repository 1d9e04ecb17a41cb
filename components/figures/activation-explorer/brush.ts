/** What the pointer does to a picture: a round spot is erased to gray, or blurred. */
export type Brush = 'erase' | 'blur';

/** Radius of a spot, and how far blurring reaches, as shares of the picture's side. */
export const spotRadius = 0.09;
const blurRadius = 0.06;

/** The mean that both networks take off, so that nothing is left for them: about 117 of 255. */
const gray = 0.46;

interface Square {
  side: number;
  /** [side * side * 3], 0..1. */
  rgb: Float32Array;
}

/** Mean over a window of 2 * reach + 1 values along one axis, edges repeated; three of these come close to a Gaussian. */
function boxAlong(
  values: Float32Array,
  side: number,
  reach: number,
  step: number,
  across: number,
): Float32Array {
  const result = new Float32Array(values.length);
  const window = 2 * reach + 1;
  for (let line = 0; line < side; line++)
    for (let c = 0; c < 3; c++) {
      const at = (k: number): number =>
        values[line * across + Math.min(side - 1, Math.max(0, k)) * step + c]!;
      let sum = 0;
      for (let k = -reach; k <= reach; k++) sum += at(k);
      for (let k = 0; k < side; k++) {
        result[line * across + k * step + c] = sum / window;
        sum += at(k + reach + 1) - at(k - reach);
      }
    }
  return result;
}

export function blurred({ side, rgb }: Square): Float32Array {
  const reach = Math.max(1, Math.round((blurRadius * side) / 2));
  let values = rgb;
  for (let round = 0; round < 3; round++) {
    values = boxAlong(values, side, reach, 3, 3 * side);
    values = boxAlong(values, side, reach, 3 * side, 3);
  }
  return values;
}

/** The picture with all spots, the later over the earlier: [side * side * 3]. */
export function alter(
  picture: Square,
  spots: readonly { brush: Brush; x: number; y: number }[],
): Float32Array {
  const { side, rgb } = picture;
  const result = rgb.slice();
  const soft = spots.some(({ brush }) => brush === 'blur') ? blurred(picture) : undefined;
  const radius = spotRadius * side;
  for (const { brush, x, y } of spots) {
    const [left, top] = [x * side - radius, y * side - radius];
    for (let row = Math.max(0, Math.floor(top)); row < Math.min(side, top + 2 * radius); row++)
      for (let column = Math.max(0, Math.floor(left)); column < Math.min(side, left + 2 * radius); column++) {
        if (Math.hypot(column + 0.5 - x * side, row + 0.5 - y * side) > radius) continue;
        const i = 3 * (row * side + column);
        for (let c = i; c < i + 3; c++) result[c] = brush === 'blur' ? soft![c]! : gray;
      }
  }
  return result;
}
