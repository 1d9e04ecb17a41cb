/**
 * A view of points in three dimensions: how it is turned, where its points fall on the page, and the shapes that an SVG
 * makes of them. The scene in three.js (space-scene.ts) looks from the same place, so that both are one picture.
 */

/** Angles in radians, about the upright axis of the page and then about the level one. */
export interface Turn {
  yaw: number;
  pitch: number;
}

export const firstTurn: Turn = { yaw: -0.5, pitch: 0.4 };

/** Distance of the eye from the middle, where half the width of the view is 1. */
export const eye = 5;

/** Sizes where half the width of the view is 1. */
export const sizes = { shaft: 0.0095, edge: 0.0045, head: 0.1, headWidth: 0.036, ball: 0.032 } as const;

/** Half the width of the view in SVG units. */
export const half = 100;

/** A turn by so much, that never goes over the top. */
export const turned = ({ yaw, pitch }: Turn, right: number, down: number): Turn => ({
  yaw: (yaw + right) % (2 * Math.PI),
  pitch: Math.max(-Math.PI / 2, Math.min(Math.PI / 2, pitch + down)),
});

export interface Placed {
  /** SVG units, y down. */
  x: number;
  y: number;
  /** Toward the eye, from -1 to 1 where nothing reaches out of the view. */
  depth: number;
  /** How much larger than at the middle. */
  scale: number;
}

/** `points`, [count][3], as they fall on the page; `reach` is half the width of the view in their units. */
export function place(points: ArrayLike<number>, { yaw, pitch }: Turn, reach: number): Placed[] {
  const [c, s, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return Array.from({ length: Math.floor(points.length / 3) }, (_, i) => {
    const [x, y, z] = [points[3 * i]! / reach, points[3 * i + 1]! / reach, points[3 * i + 2]! / reach];
    const depth = cp * (c * z - s * x) + sp * y;
    const scale = eye / Math.max(eye - depth, 0.1);
    return {
      x: half * scale * (c * x + s * z),
      y: -half * scale * (cp * y - sp * (c * z - s * x)),
      depth,
      scale,
    };
  });
}

/** Longest of `points`, with room around it; 1 where there is none. */
export function reachOf(points: ArrayLike<number>, room = 1.2): number {
  let most = 0;
  for (let at = 0; at + 2 < points.length; at += 3)
    most = Math.max(most, Math.hypot(points[at]!, points[at + 1]!, points[at + 2]!));
  return most > 1e-6 && Number.isFinite(most) ? most * room : 1;
}

/** Three great circles of the unit sphere, [circle][corner][3]: they show how the view is turned. */
export const circles: readonly Float32Array[] = [0, 1, 2].map((axis) =>
  Float32Array.from({ length: 49 * 3 }, (_, at) => {
    const angle = (Math.floor(at / 3) / 48) * 2 * Math.PI;
    const place = (at + axis) % 3;
    return place === 0 ? Math.cos(angle) : place === 1 ? Math.sin(angle) : 0;
  }),
);

const short = (value: number): string => (Math.round(value * 10) / 10).toString();

export const circlePaths = (turn: Turn, reach: number): string[] =>
  circles.map(
    (circle) =>
      `M${place(circle, turn, reach)
        .map(({ x, y }) => `${short(x)} ${short(y)}`)
        .join('L')}`,
  );

export interface Shape {
  key: string;
  /** Point that it belongs to; absent for edges. */
  point?: number;
  /** Line as a path. */
  line?: string;
  /** Corners of an arrow head. */
  head?: string;
  /** Ball: middle and radius. */
  ball?: { x: string; y: string; r: string };
  /** Nearer is stronger, from 0.4 to 1. */
  strength: string;
  depth: number;
}

/** What lies farther back is fainter. */
const strengthAt = (depth: number): string =>
  (Math.round((0.7 + 0.3 * Math.max(-1, Math.min(1, depth))) * 100) / 100).toString();

function arrow({ x, y, scale }: Placed): Pick<Shape, 'line' | 'head'> {
  const length = Math.hypot(x, y);
  if (length < 1e-4) return {};
  const size = Math.min(half * sizes.head * scale, length * 0.5);
  const width = (size * sizes.headWidth) / sizes.head;
  const [ux, uy] = [x / length, y / length];
  const [bx, by] = [x - ux * size, y - uy * size];
  const corner = (side: number) => `${short(bx - side * uy * width)},${short(by + side * ux * width)}`;
  return {
    line: `M0 0L${short(bx)} ${short(by)}`,
    head: `${short(x)},${short(y)} ${corner(1)} ${corner(-1)}`,
  };
}

/** Every arrow or ball and every edge, from the back to the front. */
export function shapesOf(
  points: ArrayLike<number>,
  edges: readonly (readonly [number, number])[],
  arrows: boolean,
  turn: Turn,
  reach: number,
): Shape[] {
  const placed = place(points, turn, reach);
  const shapes = placed.map((at, point): Shape => {
    const { x, y, depth, scale } = at;
    const r = half * sizes.ball * scale;
    return {
      key: `p${point}`,
      point,
      ...(arrows ? arrow(at) : { ball: { x: short(x), y: short(y), r: short(r) } }),
      strength: strengthAt(depth),
      // An arrow reaches from the middle to its tip.
      depth: arrows ? depth / 2 : depth,
    };
  });
  for (const [i, [from, to]] of edges.entries()) {
    const [a, b] = [placed[from], placed[to]];
    if (!a || !b) continue;
    const depth = (a.depth + b.depth) / 2;
    shapes.push({
      key: `e${i}`,
      line: `M${short(a.x)} ${short(a.y)}L${short(b.x)} ${short(b.y)}`,
      strength: strengthAt(depth),
      depth,
    });
  }
  return shapes.sort((a, b) => a.depth - b.depth);
}

/** Words just beyond the points, where these are not too near the middle of the page. */
export const labelsOf = (
  points: ArrayLike<number>,
  names: readonly string[],
  turn: Turn,
  reach: number,
): { point: number; name: string; x: string; y: string }[] =>
  place(points, turn, reach).flatMap(({ x, y }, point) => {
    const length = Math.hypot(x, y);
    const far = 1 + 7.5 / length;
    const name = names[point];
    return name && length > 12 ? [{ point, name, x: (x * far).toFixed(1), y: (y * far).toFixed(1) }] : [];
  });
