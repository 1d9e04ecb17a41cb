/**
 * A square picture at the side at which a network sees it, whatever its own side is: enlarged smoothly, or made smaller by weighed means.
 * Plain means over areas leave a pattern of their own in fine stripes, so neighboring areas overlap here, as they do where the networks
 * got their pictures from (torchvision's `Resize`, bilinear with antialiasing).
 */
import { enlarge } from './cifar10.ts';
import { resample, type Axis } from './resize.ts';

export interface SquarePicture {
  side: number;
  /** [side * side * 3], RGB in 0..1, row by row. */
  rgb: Float32Array;
}

/** For each of `to` cells, fewer than `from`: weights that fall evenly from its middle to the middles of its neighbors. */
const tents = (from: number, to: number): Axis =>
  Array.from({ length: to }, (_, i) => {
    const reach = from / to;
    const center = (i + 0.5) * reach;
    const first = Math.max(0, Math.floor(center - reach));
    const cells = Array.from({ length: Math.min(from, Math.ceil(center + reach)) - first }, (_, k) => ({
      index: first + k,
      weight: Math.max(0, 1 - Math.abs(first + k + 0.5 - center) / reach),
    }));
    const sum = cells.reduce((total, { weight }) => total + weight, 0);
    return cells.map(({ index, weight }) => ({ index, weight: weight / sum }));
  });

/** [size * size * 3], RGB in 0..1; the picture's own numbers where it has that side already. */
export function seenAt({ side, rgb }: SquarePicture, size: number): Float32Array {
  if (side === size) return rgb;
  if (side < size) return enlarge(rgb, size, side);
  const axis = tents(side, size);
  return resample({ width: side, height: side, rgb }, axis, axis).rgb;
}
