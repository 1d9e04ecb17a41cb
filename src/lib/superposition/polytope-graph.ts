/**
 * The graph of the solids that features form, laid out in three dimensions: each group of overlapping directions by itself, seen
 * along its own strongest directions, the groups side by side. Source: Elhage et al. 2022, "The Geometry of Superposition".
 */
import { finish, type Work } from '../math/resumable.ts';
import { gram, polytopesOf } from './geometry.ts';

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
const mostEdges = 300;

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
export const polytopeGraph = (...asked: Parameters<typeof layOutGraph>): PolytopeGraph =>
  finish(layOutGraph(...asked));

/** The same with places to stop at: hundreds of features that all overlap are work for several tasks. */
export function* layOutGraph(
  W: ArrayLike<number>,
  features: number,
  hidden: number,
  least = 0.2,
): Work<PolytopeGraph> {
  const overlaps = gram(W, features, hidden);
  yield;
  const groups = polytopesOf(overlaps, features, least).sort((a, c) => c.length - a.length);
  const columns = Math.ceil(Math.sqrt(groups.length));
  const rowsOfCells = Math.ceil(groups.length / columns);
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  const points = new Float32Array(count * 3);
  const part: number[] = [];
  /** Pairs of points as one number, from * count + to: there may be tens of thousands, of which a few hundred are drawn. */
  const pairs: number[] = [];
  const strengths: number[] = [];
  const lengths = Array.from({ length: features }, (_, i) => Math.sqrt(overlaps[i * features + i]!));
  const parts: Polytope[] = [];
  for (const [g, group] of groups.entries()) {
    yield;
    const rows = group.map((i) => Float64Array.from({ length: hidden }, (_, j) => W[i * hidden + j]!));
    const axes = principalAxes(rows, 3);
    yield;
    const middle = [
      ((g % columns) - (columns - 1) / 2) * cell,
      ((rowsOfCells - 1) / 2 - Math.floor(g / columns)) * cell,
      0,
    ];
    const first = part.length;
    let [traced, squared] = [0, 0];
    for (const [a, i] of group.entries()) {
      if (a % 50 === 49) yield;
      part.push(g);
      const along = axes.map((axis) => dot(rows[a]!, axis));
      for (let at = 0; at < 3; at++)
        points[(first + a) * 3 + at] = along.reduce((sum, x, k) => sum + x * slant[k]![at]!, middle[at]!);
      traced += overlaps[i * features + i]!;
      for (let c = 0; c < group.length; c++) {
        const k = group[c]!;
        const overlap = overlaps[i * features + k]!;
        squared += overlap ** 2;
        const strength = Math.abs(overlap) / (lengths[i]! * lengths[k]!);
        if (c <= a || strength <= least) continue;
        pairs.push((first + a) * count + first + c);
        strengths.push(strength);
      }
    }
    parts.push({ features: group, dimensions: traced ** 2 / squared });
  }
  yield;
  const weakest = pairs.length > mostEdges ? Float64Array.from(strengths).sort().at(-mostEdges)! : 0;
  yield;
  const edges = pairs
    .filter((_, at) => strengths[at]! >= weakest)
    .map((pair): [number, number] => [Math.floor(pair / count), pair % count]);
  return { parts, points, part, edges };
}
