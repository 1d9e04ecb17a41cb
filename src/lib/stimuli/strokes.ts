/**
 * Drawn lines of a given thickness: arcs, straight lines, corners. What Distill's work on curve detectors turned and bent before its units
 * (Cammarata et al. 2020). Drawn from the distance to the line, so that edges are smooth at every angle.
 */

/** RGB, each in 0..1. */
export type Color = readonly [number, number, number];

export interface Ink {
  /** Pixels. */
  thickness: number;
  foreground: Color;
  background: Color;
  /** The inner side of the line is filled as well, which leaves an edge in place of a line. */
  fill?: boolean;
}

interface Placed {
  /**
   * Degrees, clockwise on the screen from the right: where the curve bulges to, or the corner points to. A straight line
   * lies across this direction.
   */
  orientation: number;
  /** Where the middle of the line (the tip of the corner) is, in pixels from the middle of the picture, right and down. */
  x?: number;
  y?: number;
}

export interface Arc extends Placed, Ink {
  kind: 'arc';
  /** Pixels; Infinity is a straight line. */
  radius: number;
  /** Along the line, in pixels; an arc closes to a circle at most. */
  length: number;
}

export interface Corner extends Placed, Ink {
  kind: 'corner';
  /** Degrees between the two arms, 0..180. */
  angle: number;
  /** Both arms together, in pixels. */
  length: number;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const turn = Math.PI / 180;

/** Above this radius, in pixels, an arc is drawn as a straight line. */
const straight = 1e4;

/** Distance in pixels to the line, and how far inside of it (positive on the inner side), of a point. */
type Measure = (x: number, y: number) => { distance: number; depth: number };

/** From a point to the segment from (ax, ay) to (bx, by). */
function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const t = clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1), 0, 1);
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Coordinates: `u` along the orientation, `v` a quarter turn further, from the middle of the line. */
function measureArc({ radius, length }: Arc): Measure {
  if (!(Math.abs(radius) < straight))
    return (u, v) => ({ distance: toSegment(u, v, 0, -length / 2, 0, length / 2), depth: -u });
  const half = Math.min(length / radius / 2, Math.PI);
  const [endU, endV] = [radius * (Math.cos(half) - 1), radius * Math.sin(half)];
  return (u, v) => {
    const fromCenter = Math.hypot(u + radius, v);
    const along = Math.abs(Math.atan2(v, u + radius)) <= half;
    return {
      distance: along ? Math.abs(fromCenter - radius) : Math.hypot(u - endU, Math.abs(v) - endV),
      depth: radius - fromCenter,
    };
  };
}

function measureCorner({ angle, length }: Corner): Measure {
  const half = (angle / 2) * turn;
  const [armU, armV] = [(-Math.cos(half) * length) / 2, (Math.sin(half) * length) / 2];
  return (u, v) => ({
    distance: toSegment(u, Math.abs(v), 0, 0, armU, armV),
    depth: -(u * Math.sin(half) + Math.abs(v) * Math.cos(half)),
  });
}

/** `stroke` in the middle of a square of `size` pixels: [size * size * 3], RGB in 0..1. */
export function drawStroke(stroke: Arc | Corner, size: number): Float32Array {
  const { thickness, foreground, background, fill, x: shiftX = 0, y: shiftY = 0 } = stroke;
  const measure = stroke.kind === 'arc' ? measureArc(stroke) : measureCorner(stroke);
  const [cos, sin] = [Math.cos(stroke.orientation * turn), Math.sin(stroke.orientation * turn)];
  const rgb = new Float32Array(size * size * 3);
  for (let row = 0, i = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const x = column + 0.5 - size / 2 - shiftX;
      const y = row + 0.5 - size / 2 - shiftY;
      const { distance, depth } = measure(x * cos + y * sin, y * cos - x * sin);
      // A line thinner than a pixel is paler.
      const ink = clamp(thickness / 2 + 0.5 - distance, 0, Math.min(1, thickness));
      const covered = fill ? Math.max(ink, clamp(depth + 0.5, 0, 1)) : ink;
      for (let c = 0; c < 3; c++, i++) rgb[i] = background[c]! + covered * (foreground[c]! - background[c]!);
    }
  return rgb;
}
