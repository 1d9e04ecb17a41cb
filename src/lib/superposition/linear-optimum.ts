/**
 * What the linear model x' = W'Wx + b does at its best, in closed form: it gives the most important features a dimension each and
 * drops the others, at any density, as principal component analysis does. Source: the loss of independent features of equal
 * variance is var · Σ_i I_i |e_i - (W'W)_i|², and no W'W of rank m has less than the I of the n - m least important (Eckart and
 * Young).
 */

/** The loss that is left to it at `density`: var · Σ of the importance that is dropped. */
export function linearLoss(importance: readonly number[], hidden: number, density: number): number {
  const dropped = [...importance].sort((a, c) => c - a).slice(hidden);
  return varianceAt(density) * dropped.reduce((sum, weight) => sum + weight, 0);
}

/** Of a feature that is uniform on [0, 1) with chance `density`, else zero. */
export const varianceAt = (density: number): number => density / 3 - density ** 2 / 4;

/** W, [feature][hidden], and b, [feature], of the best linear model; where features count alike, the first are kept. */
export function linearOptimum(
  importance: readonly number[],
  hidden: number,
  density: number,
): { W: Float32Array; b: Float32Array } {
  const order = [...importance.keys()].sort((a, c) => importance[c]! - importance[a]! || a - c);
  const W = new Float32Array(importance.length * hidden);
  const b = new Float32Array(importance.length).fill(density / 2);
  order.slice(0, hidden).forEach((feature, j) => {
    W[feature * hidden + j] = 1;
    b[feature] = 0;
  });
  return { W, b };
}
