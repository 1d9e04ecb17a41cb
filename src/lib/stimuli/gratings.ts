/**
 * Pictures that change in one direction only: sine gratings, and a ramp from one color to another. A grating asks a unit which orientation and
 * which size of detail it answers to; a ramp, whether it needs an edge at all.
 */
import type { Color } from './strokes.ts';

export interface Grating {
  kind: 'grating';
  /** Degrees, clockwise on the screen from the right: across the bars. */
  orientation: number;
  /** Pixels from one bar to the next. */
  wavelength: number;
  /** In turns, 0..1; at 0 the middle of a bar of color `high` lies in the middle of the picture. */
  phase: number;
  low: Color;
  high: Color;
}

export interface Ramp {
  kind: 'ramp';
  /** Degrees, clockwise on the screen from the right: towards `high`. */
  orientation: number;
  /** Pixels from `low` to `high`, around the middle of the picture; beyond them the color stays. */
  width: number;
  low: Color;
  high: Color;
}

/** `pattern` on a square of `size` pixels: [size * size * 3], RGB in 0..1. */
export function drawGrating(pattern: Grating | Ramp, size: number): Float32Array {
  const { orientation, low, high } = pattern;
  const angle = (orientation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const share =
    pattern.kind === 'grating'
      ? (u: number) => (1 + Math.cos(2 * Math.PI * (u / pattern.wavelength - pattern.phase))) / 2
      : (u: number) => Math.min(1, Math.max(0, 0.5 + u / pattern.width));
  const rgb = new Float32Array(size * size * 3);
  for (let row = 0, i = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const t = share((column + 0.5 - size / 2) * cos + (row + 0.5 - size / 2) * sin);
      for (let c = 0; c < 3; c++, i++) rgb[i] = low[c]! + t * (high[c]! - low[c]!);
    }
  return rgb;
}
