/**
 * What directions say about superposition: lengths, overlaps, and how much of a dimension each feature has to itself.
 * Source: Elhage et al. 2022, sections "Demonstrating Superposition" and "The Geometry of Superposition".
 */

/** The part of `W`, [instance][feature][hidden], that belongs to one model. */
export const modelOf = (W: Float32Array, instance: number, features: number, hidden: number): Float32Array =>
  W.subarray(instance * features * hidden, (instance + 1) * features * hidden);

/** W'W of one model, [feature][feature], from its directions `W`, [feature][hidden]. */
export function gram(W: ArrayLike<number>, features: number, hidden: number): Float64Array {
  const product = new Float64Array(features * features);
  for (let i = 0; i < features; i++)
    for (let k = 0; k <= i; k++) {
      let sum = 0;
      for (let j = 0; j < hidden; j++) sum += W[i * hidden + j]! * W[k * hidden + j]!;
      product[i * features + k] = product[k * features + i] = sum;
    }
  return product;
}

/** Lengths of the directions. */
export const norms = (W: ArrayLike<number>, features: number, hidden: number): Float64Array =>
  Float64Array.from({ length: features }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < hidden; j++) sum += W[i * hidden + j]! ** 2;
    return Math.sqrt(sum);
  });

/** Shorter than this, a direction is taken for none. */
const nothing = 1e-6;

/** D_i = |W_i|² / Σ_j (Ŵ_i · W_j)²: the share of a dimension that feature i has; 0 where it has no direction. */
export function dimensionality(W: ArrayLike<number>, features: number, hidden: number): Float64Array {
  // Σ_j (W_i · W_j)² = W_i' (Σ_j W_j W_j') W_i: far less work than every pair where features are many.
  const moment = new Float64Array(hidden * hidden);
  for (let i = 0; i < features; i++)
    for (let j = 0; j < hidden; j++)
      for (let k = 0; k < hidden; k++) moment[j * hidden + k]! += W[i * hidden + j]! * W[i * hidden + k]!;
  return Float64Array.from({ length: features }, (_, i) => {
    let square = 0;
    let sum = 0;
    for (let j = 0; j < hidden; j++) {
      const x = W[i * hidden + j]!;
      let along = 0;
      for (let k = 0; k < hidden; k++) along += moment[j * hidden + k]! * W[i * hidden + k]!;
      square += x * x;
      sum += x * along;
    }
    return square < nothing ** 2 ? 0 : square ** 2 / sum;
  });
}

/** Σ_{j≠i} (Ŵ_i · W_j)²: how much of other features lies along feature i. */
export function interference(W: ArrayLike<number>, features: number, hidden: number): Float64Array {
  const overlaps = gram(W, features, hidden);
  return Float64Array.from({ length: features }, (_, i) => {
    const square = overlaps[i * features + i]!;
    if (square < nothing ** 2) return 0;
    let sum = 0;
    for (let k = 0; k < features; k++) if (k !== i) sum += overlaps[i * features + k]! ** 2;
    return sum / square;
  });
}

/** m / |W|²: dimensions for each feature that is represented (the paper's D*). */
export function dimensionsPerFeature(W: ArrayLike<number>, features: number, hidden: number): number {
  let sum = 0;
  for (let at = 0; at < features * hidden; at++) sum += W[at]! ** 2;
  return hidden / sum;
}

/** The fractions of a dimension at which features like to stay, and the solids whose corners they are then. */
export const stickyFractions: readonly { fraction: number; name: string }[] = [
  { fraction: 1, name: 'dedicated' },
  { fraction: 3 / 4, name: 'tetrahedron' },
  { fraction: 2 / 3, name: 'triangle' },
  { fraction: 1 / 2, name: 'digon' },
  { fraction: 2 / 5, name: 'pentagon' },
  { fraction: 3 / 8, name: 'square antiprism' },
];

/** Groups of features that overlap: parts of the graph whose edges are |Ŵ_i · Ŵ_k| > `least`, among those longer than `least`. */
export const polytopes = (W: ArrayLike<number>, features: number, hidden: number, least = 0.2): number[][] =>
  polytopesOf(gram(W, features, hidden), features, least);

/** The same from `overlaps`, W'W. */
export function polytopesOf(overlaps: ArrayLike<number>, features: number, least: number): number[][] {
  const length = Array.from({ length: features }, (_, i) => Math.sqrt(overlaps[i * features + i]!));
  const seen = new Set<number>();
  const parts: number[][] = [];
  for (let i = 0; i < features; i++) {
    if (seen.has(i) || length[i]! < least) continue;
    const part: number[] = [];
    const open = [i];
    seen.add(i);
    while (open.length > 0) {
      const a = open.pop()!;
      part.push(a);
      for (let c = 0; c < features; c++) {
        if (seen.has(c) || length[c]! < least) continue;
        if (Math.abs(overlaps[a * features + c]!) / (length[a]! * length[c]!) <= least) continue;
        seen.add(c);
        open.push(c);
      }
    }
    parts.push(part.sort((a, c) => a - c));
  }
  return parts;
}
