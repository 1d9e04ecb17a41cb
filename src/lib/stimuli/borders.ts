/** Two pictures in one: side by side along a straight border, or one in a disk within the other. */

interface Middle {
  /** Where the middle of the border or disk is, in pixels from the middle of the picture, right and down. */
  x?: number;
  y?: number;
}

export interface Border<Surface> extends Middle {
  kind: 'border';
  /** Degrees, clockwise on the screen from the right: from `behind` towards `ahead`. The border lies across. */
  orientation: number;
  ahead: Surface;
  behind: Surface;
}

export interface Disk<Surface> extends Middle {
  kind: 'disk';
  /** Pixels. */
  radius: number;
  inside: Surface;
  outside: Surface;
}

/**
 * Which share of each pixel the first picture (`ahead`, `inside`) covers, on a square of `size` pixels: [size * size], 0..1, with
 * an edge one pixel wide.
 */
export function coverage(shape: Border<unknown> | Disk<unknown>, size: number): Float32Array {
  const { x: shiftX = 0, y: shiftY = 0 } = shape;
  const angle = shape.kind === 'border' ? (shape.orientation * Math.PI) / 180 : 0;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return Float32Array.from({ length: size * size }, (_, i) => {
    const x = (i % size) + 0.5 - size / 2 - shiftX;
    const y = Math.floor(i / size) + 0.5 - size / 2 - shiftY;
    const depth = shape.kind === 'border' ? x * cos + y * sin : shape.radius - Math.hypot(x, y);
    return Math.min(1, Math.max(0, depth + 0.5));
  });
}

/** `first` where `covered` is 1, `second` where it is 0: [size * size * 3]. */
export const blend = (covered: Float32Array, first: Float32Array, second: Float32Array): Float32Array =>
  first.map((value, i) => {
    const share = covered[Math.floor(i / 3)]!;
    return share * value + (1 - share) * second[i]!;
  });
