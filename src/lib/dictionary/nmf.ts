/**
 * Non-negative factorization: a table V of rows (photographs) by columns (units) as a product W H of two smaller tables without negative
 * numbers, V ≈ W H. Each row of H is a part, a direction among the units; each row of W says how much of every part a row of V has.
 * Nothing can be subtracted, so parts have to add up (Lee and Seung 1999, Nature 401).
 *
 * Each factor in turn takes the values that are best while all others are held, which has a closed form ("hierarchical alternating
 * least squares", Cichocki and Phan 2009, IEICE Trans. E92-A): the squared error never rises, and falls much faster than by
 * multiplicative updates.
 */
import { createRandom } from '../math/random.ts';

export interface Table {
  rows: number;
  columns: number;
  /** [rows * columns], row by row, none below zero. */
  values: ArrayLike<number>;
}

export interface Factors {
  /** [rows * count]. */
  W: Float64Array;
  /** [count * columns]. */
  H: Float64Array;
}

export interface Nmf extends Factors {
  /** One pass over all factors, first in W, then in H; both change in place. */
  step(): void;
  /** ‖V − W H‖² / ‖V‖²; 0 for a table of zeros. */
  loss(): number;
}

/** Uniform numbers, of a size that W H has the mean of V. The same seed gives the same start. */
export function startFactors({ rows, columns, values }: Table, count: number, seed: number): Factors {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const size = 2 * Math.sqrt(sum / (rows * columns) / count);
  const random = createRandom(seed);
  const draw = (length: number) => Float64Array.from({ length }, () => size * random.uniform());
  return { W: draw(rows * count), H: draw(count * columns) };
}

/** a bᵀ for a of [m][n] and b of [k][n]: [m][k]. Four sums at a time, since each addition waits for the one before it. */
function timesTransposed(a: Float64Array, b: Float64Array, m: number, k: number, n: number): Float64Array {
  const product = new Float64Array(m * k);
  const whole = n - (n % 4);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < k; j++) {
      const [x, y] = [i * n, j * n];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let t = 0; t < whole; t += 4) {
        s0 += a[x + t]! * b[y + t]!;
        s1 += a[x + t + 1]! * b[y + t + 1]!;
        s2 += a[x + t + 2]! * b[y + t + 2]!;
        s3 += a[x + t + 3]! * b[y + t + 3]!;
      }
      for (let t = whole; t < n; t++) s0 += a[x + t]! * b[y + t]!;
      product[i * k + j] = s0 + s1 + s2 + s3;
    }
  return product;
}

/** aᵀ b for a of [m][k] and b of [m][n]: [k][n]. */
function transposedTimes(a: Float64Array, b: Float64Array, m: number, k: number, n: number): Float64Array {
  const product = new Float64Array(k * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < k; j++) {
      const weight = a[i * k + j]!;
      if (weight === 0) continue;
      const [x, y] = [i * n, j * n];
      for (let t = 0; t < n; t++) product[y + t]! += weight * b[x + t]!;
    }
  return product;
}

/** Throws a RangeError where `count` or a size does not fit. `start` is taken over and changed. */
export function createNmf(table: Table, count: number, start: Factors): Nmf {
  const { rows, columns } = table;
  // One kind of numbers throughout: engines are several times as fast where an array is always of the same kind.
  const values = new Float64Array(table.values);
  const { W, H } = start;
  if (
    values.length !== rows * columns ||
    W.length !== rows * count ||
    H.length !== count * columns ||
    count < 1
  )
    throw new RangeError(`${count} factors do not fit a table of ${rows} by ${columns}.`);
  let whole = 0;
  for (let i = 0; i < values.length; i++) whole += values[i]! ** 2;

  function improveW(): void {
    const wanted = timesTransposed(values, H, rows, count, columns);
    const overlap = timesTransposed(H, H, count, count, columns);
    for (let f = 0; f < count; f++) {
      const own = overlap[f * count + f]!;
      if (own === 0) continue;
      for (let i = 0; i < rows; i++) {
        let rest = wanted[i * count + f]!;
        for (let g = 0; g < count; g++) rest -= W[i * count + g]! * overlap[g * count + f]!;
        W[i * count + f] = Math.max(0, W[i * count + f]! + rest / own);
      }
    }
  }

  /** WᵀV and WᵀW for W as it is: what H is improved with says the error as well. */
  let sums: { mixed: Float64Array; overlap: Float64Array } | undefined;

  const measure = () => ({
    mixed: transposedTimes(W, values, rows, count, columns),
    overlap: transposedTimes(W, W, rows, count, count),
  });

  function improveH({ mixed, overlap }: NonNullable<typeof sums>): void {
    for (let f = 0; f < count; f++) {
      const own = overlap[f * count + f]!;
      if (own === 0) continue;
      for (let j = 0; j < columns; j++) {
        let rest = mixed[f * columns + j]!;
        for (let g = 0; g < count; g++) rest -= overlap[f * count + g]! * H[g * columns + j]!;
        H[f * columns + j] = Math.max(0, H[f * columns + j]! + rest / own);
      }
    }
  }

  return {
    W,
    H,
    step() {
      improveW();
      improveH((sums = measure()));
    },
    loss() {
      if (whole === 0) return 0;
      // ‖V − WH‖² = ‖V‖² − 2⟨WᵀV, H⟩ + ⟨WᵀW, HHᵀ⟩, without making WH.
      const { mixed, overlap } = (sums ??= measure());
      const parts = timesTransposed(H, H, count, count, columns);
      let rest = whole;
      for (let i = 0; i < H.length; i++) rest -= 2 * mixed[i]! * H[i]!;
      for (let i = 0; i < parts.length; i++) rest += overlap[i]! * parts[i]!;
      return Math.max(0, rest) / whole;
    },
  };
}
