/**
 * Sorts things into groups by the directions of their vectors, and says how many groups there are: k-means by cosine, and the silhouette (Rousseeuw
 * 1987). Nothing is drawn at random, so the same vectors always fall into the same groups.
 */

/** The least silhouette of groups. Set by looking at InceptionV1: photographs of two unrelated kinds mostly lie above it, those of one class below. */
export const clearly = 0.22;
/** Smaller groups than this share are exceptions, not a group. */
const smallest = 0.1;
const rounds = 40;

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

const unitLength = (v: Float32Array): Float32Array => {
  const length = Math.sqrt(dot(v, v));
  return length > 0 ? v.map((x) => x / length) : v.slice();
};

const nearest = (v: Float32Array, centers: readonly Float32Array[]): number => {
  let best = 0;
  for (let k = 1; k < centers.length; k++) if (dot(v, centers[k]!) > dot(v, centers[best]!)) best = k;
  return best;
};

function centersOf(
  vectors: readonly Float32Array[],
  groups: readonly number[],
  count: number,
): Float32Array[] {
  const sums = Array.from({ length: count }, () => new Float32Array(vectors[0]!.length));
  vectors.forEach((v, i) => {
    const sum = sums[groups[i]!]!;
    for (let c = 0; c < v.length; c++) sum[c]! += v[c]!;
  });
  return sums.map(unitLength);
}

/** From one vector as the first center, and then always the vector that is farthest from all centers. */
function from(start: number, vectors: readonly Float32Array[], count: number): number[] {
  let centers = [vectors[start]!];
  while (centers.length < count) {
    const nearness = vectors.map((v) => Math.max(...centers.map((center) => dot(v, center))));
    centers.push(vectors[nearness.indexOf(Math.min(...nearness))]!);
  }
  let groups: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const next = vectors.map((v) => nearest(v, centers));
    if (next.every((group, i) => group === groups[i])) break;
    groups = next;
    centers = centersOf(vectors, groups, count);
  }
  return groups;
}

/**
 * `count` groups of `vectors` [n][channels]: the number of its group for each, by k-means on the sphere. Of starts at up to ten of the vectors the
 * one counts whose vectors lie nearest to the centers of their groups.
 */
export function groupsOf(vectors: readonly Float32Array[], count: number): number[] {
  const directions = vectors.map(unitLength);
  const step = Math.max(1, Math.floor(vectors.length / 10));
  let [best, most] = [new Array<number>(vectors.length).fill(0), -Infinity];
  for (let start = 0; count > 1 && start < vectors.length; start += step) {
    const groups = from(start, directions, count);
    const centers = centersOf(directions, groups, count);
    const near = directions.reduce((sum, v, i) => sum + dot(v, centers[groups[i]!]!), 0);
    if (near > most) [best, most] = [groups, near];
  }
  return best;
}

/** The mean silhouette, -1 to 1, by the distance 1 - cosine; 0 counts for what is alone in its group. */
export function silhouette(vectors: readonly Float32Array[], groups: readonly number[]): number {
  const directions = vectors.map(unitLength);
  const count = Math.max(...groups) + 1;
  let total = 0;
  directions.forEach((v, i) => {
    const sums = new Float64Array(count);
    const sizes = new Float64Array(count);
    directions.forEach((w, j) => {
      if (i === j) return;
      sums[groups[j]!]! += 1 - dot(v, w);
      sizes[groups[j]!]!++;
    });
    const own = groups[i]!;
    if (sizes[own] === 0) return;
    const within = sums[own]! / sizes[own]!;
    let other = Infinity;
    for (let k = 0; k < count; k++)
      if (k !== own && sizes[k]! > 0) other = Math.min(other, sums[k]! / sizes[k]!);
    if (Number.isFinite(other)) total += (other - within) / Math.max(within, other, 1e-9);
  });
  return total / vectors.length;
}

/** The groups, two to `most` of them, with the highest silhouette, or one where none reaches `clearly`; no group is smaller than a tenth of all. */
export function naturalGroups(vectors: readonly Float32Array[], most = 4): number[] {
  let [best, highest] = [new Array<number>(vectors.length).fill(0), clearly];
  for (let count = 2; count <= most; count++) {
    const groups = groupsOf(vectors, count);
    const sizes = Array.from({ length: count }, (_, k) => groups.filter((group) => group === k).length);
    if (Math.min(...sizes) < smallest * vectors.length) continue;
    const value = silhouette(vectors, groups);
    if (value >= highest) [best, highest] = [groups, value];
  }
  return best;
}
