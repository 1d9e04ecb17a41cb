/**
 * The color space in which a picture is optimized. The colors of natural photographs are correlated; in the decorrelated space each axis
 * varies about as much, so that a step of gradient ascent treats brightness and hue alike.
 */

/** Square root of the color covariance of ImageNet, rows R, G, B (Lucid, optvis/param/color.py). */
const covarianceRoot = [
  [0.26, 0.09, 0.02],
  [0.27, 0, -0.05],
  [0.27, -0.09, 0.03],
] as const;

/** Divided by the largest norm of its columns; `rgb = M @ t`. */
export function colorMatrix(): number[][] {
  const norms = [0, 1, 2].map((c) => Math.hypot(...covarianceRoot.map((row) => row[c]!)));
  const largest = Math.max(...norms);
  return covarianceRoot.map((row) => row.map((value) => value / largest));
}

/** [3, 3] row by row, for `t [n, 3] @ matrix`: the transpose of `colorMatrix`. */
export function colorMatrixRight(): Float32Array {
  const M = colorMatrix();
  return Float32Array.from([0, 1, 2].flatMap((from) => [0, 1, 2].map((to) => M[to]![from]!)));
}
