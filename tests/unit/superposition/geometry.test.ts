/** Lengths, overlaps and shares of a dimension, against numpy (tests/golden/superposition_replay.py) and against solids. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  dimensionality,
  dimensionsPerFeature,
  interference,
  norms,
  polytopes,
} from '#lib/superposition/geometry.ts';
import { boundary, solutions } from '#lib/superposition/theory.ts';

interface Golden {
  features: number;
  hidden: number;
  W: number[];
  norms: number[];
  dimensionality: number[];
  interference: number[];
  dimensionsPerFeature: number;
}

const { geometry } = JSON.parse(
  readFileSync(new URL('../../golden/superposition-replay.json', import.meta.url), 'utf8'),
) as { geometry: Golden };

it('measures a random matrix as numpy does, one feature of it without a direction', () => {
  const { W, features, hidden } = geometry;
  const near = (ours: ArrayLike<number>, theirs: number[]) => {
    theirs.forEach((value, i) => expect(ours[i]).toBeCloseTo(value, 6));
  };
  near(norms(W, features, hidden), geometry.norms);
  near(dimensionality(W, features, hidden), geometry.dimensionality);
  near(interference(W, features, hidden), geometry.interference);
  expect(dimensionsPerFeature(W, features, hidden)).toBeCloseTo(geometry.dimensionsPerFeature, 6);
});

/** Corners on a circle of radius `r` at height `z`, the first at `turn` of a full turn. */
const ring = (count: number, r = 1, z?: number, turn = 0): number[] =>
  Array.from({ length: count }, (_, i) => 2 * Math.PI * (i / count + turn)).flatMap((angle) => [
    r * Math.cos(angle),
    r * Math.sin(angle),
    ...(z === undefined ? [] : [z]),
  ]);

// Where all corners of an antiprism repel alike: the height at which D = 3/8, a tight frame.
const tight = Math.sqrt(1 / 3);

describe('solids have the share that is named for them', () => {
  it.each<[name: string, corners: number[], hidden: number, shares: number[]]>([
    ['digon', [1, 0, -1, 0], 2, [1 / 2, 1 / 2]],
    ['triangle', ring(3), 2, [2 / 3, 2 / 3, 2 / 3]],
    ['pentagon', ring(5, 1.13), 2, [2 / 5, 2 / 5, 2 / 5, 2 / 5, 2 / 5]],
    ['tetrahedron', [1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1], 3, [3 / 4, 3 / 4, 3 / 4, 3 / 4]],
    [
      'square antiprism',
      [...ring(4, Math.sqrt(2 / 3), tight), ...ring(4, Math.sqrt(2 / 3), -tight, 1 / 8)],
      3,
      Array<number>(8).fill(3 / 8),
    ],
    ['triangular bipyramid', [...ring(3, 1, 0), 0, 0, 1, 0, 0, -1], 3, [2 / 3, 2 / 3, 2 / 3, 1 / 2, 1 / 2]],
  ])('%s', (_name, corners, hidden, shares) => {
    const found = dimensionality(corners, shares.length, hidden);
    shares.forEach((share, i) => expect(found[i]).toBeCloseTo(share, 10));
  });

  it('finds the parts of a product', () => {
    const bipyramid = [...ring(3, 1, 0), 0, 0, 1, 0, 0, -1];
    expect(polytopes(bipyramid, 5, 3)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(polytopes([1, 0, 0, 0, 0, 0.1], 3, 2)).toEqual([[0]]);
  });
});

/** The mean over a grid of strengths and both patterns of presence that matter, for features `x` and `y` of density `s`. */
function averaged(s: number, loss: (x: number, y: number) => number): number {
  const points = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);
  const mean = (values: number[]): number => values.reduce((a, c) => a + c, 0) / values.length;
  return (
    (1 - s) ** 2 * loss(0, 0) +
    s * (1 - s) * (mean(points.map((x) => loss(x, 0))) + mean(points.map((y) => loss(0, y)))) +
    s * s * mean(points.flatMap((x) => points.map((y) => loss(x, y))))
  );
}

describe('closed forms of two features in one dimension', () => {
  it.each([
    [0.1, 1],
    [0.5, 0.4],
    [0.9, 3],
  ])('density %f, importance %f', (s, r) => {
    const losses = Object.fromEntries(solutions('2-1', s, r).map(({ outcome, loss }) => [outcome, loss]));
    // A feature that is left out is taken for its mean, s/2.
    expect(losses.ignored).toBeCloseTo(
      averaged(s, (_x, y) => r * (y - s / 2) ** 2),
      4,
    );
    expect(losses.dedicated).toBeCloseTo(
      averaged(s, (x) => (x - s / 2) ** 2),
      4,
    );
    const relu = (v: number): number => Math.max(0, v);
    const shared = averaged(s, (x, y) => (x - relu(x - y)) ** 2 + r * (y - relu(y - x)) ** 2);
    expect(losses.superposed).toBeCloseTo(shared, 4);
  });

  it.each([0.1, 0.5, 1, 2, 8])('superposition starts to win at the boundary, importance %f', (r) => {
    const at = boundary('2-1', r);
    expect(solutions('2-1', at * 0.999, r)[0]!.outcome).toBe('superposed');
    expect(solutions('2-1', at * 1.001, r)[0]!.outcome).not.toBe('superposed');
  });
});
