/** What the rules of facets ask of a unit: the classes of its best photographs, and how the next layer answers to these. */
import { groupsOf } from '#lib/units/groups.ts';
import { bestCount, classOf } from './facet-entry.ts';
import { countKinds, kindOfClass, unrelatedPairs } from './kinds.ts';
import { bestPhotographs, type LayerResponses } from './photographs.ts';
import type { Measures } from './rule.ts';

/** Fewer photographs than these above zero, and a unit counts as dead for them. */
const leastLive = 200;
/** Pairs of kinds with fewer than these of the best, of the rarer one and of both, pass at no limit, and are not looked at closer. */
const leastKind = 13;
const leastBoth = 36;

export interface Surveyed {
  best: number[];
  /** The most frequent class of the best. */
  label: string;
  clean: Measures;
  /** The two unrelated kinds (numbers in `kinds`) with the most photographs among the best, the more frequent one first. */
  pair?: [number, number];
  polysemantic?: Measures;
}

/** Mean and standard deviation of each unit of a layer over all photographs. */
export const scalesOf = (layer: LayerResponses): { of: Float32Array; mean: number; sd: number }[] =>
  Array.from({ length: layer.channels }, (_, unit) => {
    const of = layer.of(unit);
    let [sum, squares] = [0, 0];
    for (const value of of) sum += value;
    const mean = sum / of.length;
    for (const value of of) squares += (value - mean) ** 2;
    return { of, mean, sd: Math.sqrt(squares / of.length) || 1 };
  });

/** What a layer answers to a photograph, each channel less its mean and in its standard deviations over all photographs. */
export function standardized(layer: LayerResponses): (picture: number) => Float32Array {
  const scales = scalesOf(layer);
  return (picture) => {
    const vector = new Float32Array(scales.length);
    scales.forEach(({ of, mean, sd }, c) => (vector[c] = (of[picture]! - mean) / sd));
    return vector;
  };
}

/** Share of `own` vectors nearer to the mean of the others of their own than to the mean of `other`; the vector in question is left out. */
function nearerToOwn(own: readonly Float32Array[], other: readonly Float32Array[]): number {
  const sum = (vectors: readonly Float32Array[]): Float64Array => {
    const total = new Float64Array(vectors[0]!.length);
    for (const v of vectors) v.forEach((value, c) => (total[c]! += value));
    return total;
  };
  const [ownSum, otherSum] = [sum(own), sum(other)];
  let right = 0;
  for (const v of own) {
    let [toOwn, toOther] = [0, 0];
    v.forEach((value, c) => {
      toOwn += (value - (ownSum[c]! - value) / (own.length - 1)) ** 2;
      toOther += (value - otherSum[c]! / other.length) ** 2;
    });
    right += Number(toOwn < toOther);
  }
  return right / own.length;
}

/** How many of the photographs fall to their own kind, where two groups are made of them without their labels. */
function blind(vectors: readonly Float32Array[], first: readonly boolean[]): number {
  const groups = groupsOf(vectors, 2);
  const agree = groups.filter((group, i) => (group === 0) === first[i]).length / groups.length;
  return Math.max(agree, 1 - agree);
}

function pairOf(counts: readonly number[]): [number, number] | undefined {
  let [best, most] = [undefined as [number, number] | undefined, leastBoth - 1];
  for (const [a, b] of unrelatedPairs) {
    const [x, y] = [counts[a]!, counts[b]!];
    if (Math.min(x, y) < leastKind || x + y <= most) continue;
    [best, most] = [x >= y ? [a, b] : [b, a], x + y];
  }
  return best;
}

/** Share of the photographs with a response in [`from`, `to`) that are of the class; 0 where there are none. */
function purity(of: Float32Array, isClass: (i: number) => boolean, from: number, to = Infinity): number {
  let [all, own] = [0, 0];
  of.forEach((value, i) => {
    if (value < from || value >= to) return;
    all++;
    own += Number(isClass(i));
  });
  return all > 0 ? own / all : 0;
}

/**
 * Undefined for a unit that is dead for photographs.
 * @param of its response to every photograph
 * @param explained share of its variance that mosaics explain (mosaic.ts)
 * @param next see `standardized`
 */
export function survey(
  of: Float32Array,
  explained: number,
  next: (picture: number) => Float32Array,
  labels: readonly number[],
): Surveyed | undefined {
  if (of.filter((value) => value > 0).length < leastLive) return undefined;
  const best200 = bestPhotographs(of, 200);
  const best = best200.slice(0, bestCount);
  const { label, count } = classOf(best, labels);
  const number = labels[best.find((i) => classOf([i], labels).label === label)!]!;
  const isClass = (i: number): boolean => labels[i] === number;
  const largest = of[best[0]!]!;
  const mean = of.reduce((sum, value) => sum + value, 0) / of.length;
  const strength = best.reduce((sum, i) => sum + of[i]!, 0) / bestCount / mean;
  const clean = {
    oneClass: count / bestCount,
    half: purity(of, isClass, largest / 2),
    quarter: purity(of, isClass, largest / 4, largest / 2),
    strength,
  };
  const kindOf = (i: number): number => kindOfClass[labels[i]!]!;
  const counts = countKinds(best.map((i) => labels[i]!));
  const pair = pairOf(counts);
  if (!pair) return { best, label, clean };
  const [a, b] = pair;
  const both = best.filter((i) => kindOf(i) === a || kindOf(i) === b);
  const vectors = both.map(next);
  const first = both.map((i) => kindOf(i) === a);
  const [as, bs] = [vectors.filter((_, k) => first[k]), vectors.filter((_, k) => !first[k])];
  const polysemantic = {
    rarer: bs.length / bestCount,
    both: both.length / bestCount,
    further: best200.filter((i) => kindOf(i) === a || kindOf(i) === b).length / best200.length,
    strength,
    apart: (nearerToOwn(as, bs) + nearerToOwn(bs, as)) / 2,
    blind: blind(vectors, first),
    mosaic: explained,
  };
  return { best, label, clean, pair, polysemantic };
}
