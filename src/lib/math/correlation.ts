/** How much two lists of numbers go together. */

/** 0 of no numbers. */
export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length > 0 ? sum / values.length : 0;
};

/**
 * Pearson's correlation, −1 to 1; 0 where either list is constant, since the formula divides zero by zero there. Throws a RangeError
 * where the lists differ in length.
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new RangeError(`Lists of ${a.length} and ${b.length} numbers have no correlation.`);
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, first, second] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - meanA, b[i]! - meanB];
    both += x * y;
    first += x * x;
    second += y * y;
  }
  // What is left of a constant after rounding.
  const nothing = 1e-20 * a.length;
  if (first <= nothing * (1 + meanA * meanA) || second <= nothing * (1 + meanB * meanB)) return 0;
  return both / Math.sqrt(first * second);
}
