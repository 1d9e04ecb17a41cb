/** Groups of vectors: found where there are groups, and not where there are none. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/math/random.ts';
import { clearly, groupsOf, naturalGroups, silhouette } from '#lib/units/groups.ts';

const channels = 200;

/** `count` vectors around `centers` in turn, with noise of `spread` times a center's length. */
function vectorsAround(centers: readonly Float32Array[], count: number, spread: number): Float32Array[] {
  const random = createRandom(3);
  return Array.from({ length: count }, (_, i) => {
    const center = centers[i % centers.length]!;
    return center.map((value) => value + spread * random.normal());
  });
}

/** Vectors of length 1 in the mean square, at right angles on average. */
function centersOf(count: number): Float32Array[] {
  const random = createRandom(7);
  return Array.from({ length: count }, () => Float32Array.from({ length: channels }, () => random.normal()));
}

describe('naturalGroups', () => {
  it.each([2, 3, 4])('finds %i groups, whichever of their members are together', (count) => {
    const groups = naturalGroups(vectorsAround(centersOf(count), 48, 0.8));
    expect(new Set(groups).size).toBe(count);
    groups.forEach((group, i) => {
      expect(group).toBe(groups[i % count]);
    });
  });

  it('finds one group where all are alike, and where nothing is', () => {
    const alike = naturalGroups(vectorsAround(centersOf(1), 50, 0.8));
    const noise = naturalGroups(vectorsAround([new Float32Array(channels)], 50, 1));
    expect(new Set([...alike, ...noise])).toEqual(new Set([0]));
  });

  it('makes no group of two exceptions', () => {
    const [center, other] = centersOf(2) as [Float32Array, Float32Array];
    const vectors = [...vectorsAround([center], 48, 0.5), other, other.slice()];
    expect(silhouette(vectors, groupsOf(vectors, 2))).toBeGreaterThan(clearly);
    expect(new Set(naturalGroups(vectors)).size).toBe(1);
  });
});

it('a silhouette is 1 for groups without width, and 0 for one group', () => {
  const [a, b] = centersOf(2) as [Float32Array, Float32Array];
  const vectors = [a, b, a, b];
  expect(silhouette(vectors, [0, 1, 0, 1])).toBeCloseTo(1, 5);
  expect(silhouette(vectors, [0, 0, 1, 1])).toBeLessThan(0);
  expect(silhouette(vectors, [0, 0, 0, 0])).toBe(0);
});
