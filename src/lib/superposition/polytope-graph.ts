/**
 * The graph of the solids that features form, laid out in three dimensions: each group of overlapping directions by itself, seen
 * along its own strongest directions, the groups side by side. Source: Elhage et al. 2022, "The Geometry of Superposition".
 */
import { gram, polytopes } from './geometry.ts';

export interface Polytope {
  /** Numbers of its features. */
  features: number[];
  /** Dimensions that it fills: (Σ|W_i|²)² / Σ(W_i·W_k)², which counts equal principal directions; 1 for a digon. */
  dimensions: number;
}

export interface PolytopeGraph {
  /** Largest first. */
  parts: Polytope[];
  /** [point][3]; a group is centered in a cell of a grid in the plane of the first two coordinates. */
  points: Float32Array;
  /** [point]: the part that it belongs to. */
  part: number[];
  /** Pairs of points that overlap, the strongest where there are very many. */
  edges: [number, number][];
}

/** Side of a cell, where a direction is about 1 long. */
const cell = 2.8;
/** Where a group's strongest directions point in the view: aslant, so that digons in a row do not run into each other. */
const [turn, tilt] = [Math.PI / 3, Math.PI / 18];
const slant = [
  [Math.cos(turn) * Math.cos(tilt), Math.sin(turn) * Math.cos(tilt), Math.sin(tilt)],
  [-Math.sin(turn), Math.cos(turn), 0],
  [-Math.cos(turn) * Math.sin(tilt), -Math.sin(turn) * Math.sin(tilt), Math.cos(tilt)],
];
/** More lines than this are a blot. */
const mostEdges = 700;

const dot = (a: ArrayLike<number>, c: ArrayLike<number>): number => {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * c[j]!;
  return sum;
};

/** `v` without its parts along `axes`, at length 1; undefined where nothing is left. */
function beyond(v: Float64Array, axes: readonly Float64Array[]): Float64Array | undefined {
  const rest = v.slice();
  // Twice: once leaves rounding behind.
  for (const axis of [...axes, ...axes]) {
    const along = dot(rest, axis);
    for (let j = 0; j < rest.length; j++) rest[j]! -= along * axis[j]!;
  }
  const length = Math.sqrt(dot(rest, rest));
  return length > 1e-3 ? rest.map((x) => x / length) : undefined;
}

/** Up to `count` directions along which `rows` reach farthest, by power iteration from the row that is farthest out. */
export function principalAxes(rows: readonly Float64Array[], count: number): Float64Array[] {
  const axes: Float64Array[] = [];
  while (axes.length < count) {
    let start: Float64Array | undefined;
    let most = 0;
    for (const row of rows) {
      const rest = beyond(row, axes);
      const reach = rest ? Math.abs(dot(rest, row)) : 0;
      if (reach > most) [most, start] = [reach, rest];
    }
    if (!start) return axes;
    let axis = start;
    for (let round = 0; round < 40; round++) {
      const next = new Float64Array(axis.length);
      for (const row of rows) {
        const along = dot(row, axis);
        for (let j = 0; j < next.length; j++) next[j]! += along * row[j]!;
      }
      axis = beyond(next, axes) ?? axis;
    }
    axes.push(axis);
  }
  return axes;
}

/** Directions `W` of one model, [feature][hidden]; two overlap where the cosine between them is beyond ±`least`. */
export function polytopeGraph(
  W: ArrayLike<number>,
  features: number,
  hidden: number,
  least = 0.2,
): PolytopeGraph {
  const overlaps = gram(W, features, hidden);
  const groups = polytopes(W, features, hidden, least).sort((a, c) => c.length - a.length);
  const columns = Math.ceil(Math.sqrt(groups.length));
  const rowsOfCells = Math.ceil(groups.length / columns);
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  const points = new Float32Array(count * 3);
  const part: number[] = [];
  const edges: { pair: [number, number]; strength: number }[] = [];
  const parts = groups.map((group, g) => {
    const rows = group.map((i) => Float64Array.from({ length: hidden }, (_, j) => W[i * hidden + j]!));
    const axes = principalAxes(rows, 3);
    const middle = [
      ((g % columns) - (columns - 1) / 2) * cell,
      ((rowsOfCells - 1) / 2 - Math.floor(g / columns)) * cell,
      0,
    ];
    const first = part.length;
    let [traced, squared] = [0, 0];
    group.forEach((i, a) => {
      part.push(g);
      const along = axes.map((axis) => dot(rows[a]!, axis));
      for (let at = 0; at < 3; at++)
        points[(first + a) * 3 + at] = along.reduce((sum, x, k) => sum + x * slant[k]![at]!, middle[at]!);
      traced += overlaps[i * features + i]!;
      group.forEach((k, c) => {
        squared += overlaps[i * features + k]! ** 2;
        const strength =
          Math.abs(overlaps[i * features + k]!) /
          Math.sqrt(overlaps[i * features + i]! * overlaps[k * features + k]!);
        if (c > a && strength > least) edges.push({ pair: [first + a, first + c], strength });
      });
    });
    return { features: group, dimensions: traced ** 2 / squared };
  });
  edges.sort((a, c) => c.strength - a.strength);
  return { parts, points, part, edges: edges.slice(0, mostEdges).map(({ pair }) => pair) };
}
