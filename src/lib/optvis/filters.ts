/** Fixed filters of one axis as square matrices [n, n], for the penalties. */

/** Weights of the four neighbors and the pixel itself: binomial, near a Gaussian of standard deviation 1 pixel. */
const binomial = [1, 4, 6, 4, 1].map((weight) => weight / 16);

/** A blur that repeats the outermost pixel beyond the border, so that a constant stays as it is. */
export function binomialBlur(n: number): Float32Array {
  const matrix = new Float32Array(n * n);
  for (let row = 0; row < n; row++)
    binomial.forEach((weight, k) => {
      const from = Math.min(Math.max(row + k - 2, 0), n - 1);
      matrix[row * n + from]! += weight;
    });
  return matrix;
}

/**
 * The projection onto the frequencies of the DFT up to `cutoff` cycles a pixel, both included: symmetric, and applying it twice changes
 * nothing more.
 */
export function lowPass(n: number, cutoff: number): Float32Array {
  const kept = Array.from({ length: n }, (_, k) => k).filter((k) => Math.min(k, n - k) / n <= cutoff);
  const byDistance = Float64Array.from(
    { length: n },
    (_, distance) => kept.reduce((sum, k) => sum + Math.cos((2 * Math.PI * ((k * distance) % n)) / n), 0) / n,
  );
  return Float32Array.from({ length: n * n }, (_, i) => byDistance[(Math.floor(i / n) - (i % n) + n) % n]!);
}
