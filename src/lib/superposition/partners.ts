/**
 * Where features stand to each other: the angle between every two directions of a model, told apart by whether the two
 * belong to one set. Source: Elhage et al. 2022, "Correlated and Anti-Correlated Features".
 */
import type { ToySnapshot } from './config.ts';
import { gram, modelOf } from './geometry.ts';

/** What two directions do; `dropped` where one of them has no length to speak of. */
export const relations = ['same', 'beside', 'right', 'wide', 'opposite', 'dropped'] as const;
export type Relation = (typeof relations)[number];

export interface Pair {
  instance: number;
  a: number;
  b: number;
  partners: boolean;
  cos: number;
  relation: Relation;
}

/** Directions shorter than this are none. */
const dropped = 0.3;
/** Cosines beyond which two directions are one, or opposite, and within which they are at right angles. */
export const [aligned, square] = [0.9, 0.2];

export function relationOf(cos: number, shorter: number): Relation {
  if (shorter < dropped) return 'dropped';
  if (cos > aligned) return 'same';
  if (cos > square) return 'beside';
  if (cos >= -square) return 'right';
  return cos >= -aligned ? 'wide' : 'opposite';
}

/** Every two features of every model. `sets` gives each feature's set; features of one set are partners. */
export function pairsOf(
  { W, features, hidden, instances }: Pick<ToySnapshot, 'W' | 'features' | 'hidden' | 'instances'>,
  sets: readonly number[],
): Pair[] {
  const pairs: Pair[] = [];
  for (let instance = 0; instance < instances; instance++) {
    const overlaps = gram(modelOf(W, instance, features, hidden), features, hidden);
    const length = (i: number) => Math.sqrt(overlaps[i * features + i]!);
    for (let a = 0; a < features; a++)
      for (let b = a + 1; b < features; b++) {
        const cos = overlaps[a * features + b]! / Math.max(length(a) * length(b), 1e-12);
        const relation = relationOf(cos, Math.min(length(a), length(b)));
        pairs.push({ instance, a, b, partners: sets[a] === sets[b], cos, relation });
      }
  }
  return pairs;
}

/** How many pairs do what. */
export function countRelations(pairs: readonly Pair[]): Record<Relation, number> {
  const counts = Object.fromEntries(relations.map((name) => [name, 0])) as Record<Relation, number>;
  for (const { relation } of pairs) counts[relation]++;
  return counts;
}

/** Mean cosine of pairs whose directions both have a length; undefined where there is none. */
export function meanCos(pairs: readonly Pair[]): number | undefined {
  const kept = pairs.filter(({ relation }) => relation !== 'dropped');
  return kept.length > 0 ? kept.reduce((sum, { cos }) => sum + cos, 0) / kept.length : undefined;
}

/** Pairs by angle: shares of all of them nearest to each of `points` angles, evenly from 0 to 180 degrees. */
export function angleHistogram(pairs: readonly Pair[], points: number): Float64Array {
  const shares = new Float64Array(points);
  const kept = pairs.filter(({ relation }) => relation !== 'dropped');
  for (const { cos } of kept) {
    const angle = Math.acos(Math.min(1, Math.max(-1, cos))) / Math.PI;
    shares[Math.round(angle * (points - 1))]! += 1 / kept.length;
  }
  return shares;
}

/** `W` of one model in a plane, [feature][2], turned so that the first feature with a length points right, the next not down. */
export function turnedToFirst(W: ArrayLike<number>): Float32Array {
  const length = (i: number) => Math.hypot(W[2 * i]!, W[2 * i + 1]!);
  const [first, next] = Array.from({ length: W.length / 2 }, (_, i) => i).filter((i) => length(i) >= dropped);
  const [c, s] =
    first === undefined ? [1, 0] : [W[2 * first]! / length(first), W[2 * first + 1]! / length(first)];
  const turned = new Float32Array(W.length);
  for (let at = 0; at < W.length; at += 2) {
    turned[at] = c * W[at]! + s * W[at + 1]!;
    turned[at + 1] = c * W[at + 1]! - s * W[at]!;
  }
  if (next !== undefined && turned[2 * next + 1]! < 0)
    for (let at = 1; at < turned.length; at += 2) turned[at] = -turned[at]!;
  return turned;
}
