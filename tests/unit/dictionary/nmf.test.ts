/** The factorization finds planted parts, never gets worse, and does what numpy does from the same start (tests/golden/nmf.py). */
import { expect, test } from 'vitest';
import { createNmf, startFactors } from '#lib/dictionary/nmf.ts';
import { createRandom } from '#lib/math/random.ts';
import golden from '../../golden/nmf.json' with { type: 'json' };

const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!;
    aa += a[i]! ** 2;
    bb += b[i]! ** 2;
  }
  return ab / Math.sqrt(aa * bb);
};

/** Parts that overlap little, and rows that have few of them: only then is the answer unique. */
function planted(rows: number, columns: number, count: number) {
  const random = createRandom(3);
  const sparse = (length: number, share: number) =>
    Float64Array.from({ length }, () => (random.uniform() < share ? 0.2 + random.uniform() : 0));
  const [W, H] = [sparse(rows * count, 0.4), sparse(count * columns, 0.3)];
  const values = Float32Array.from({ length: rows * columns }, (_, at) => {
    const [i, j] = [Math.floor(at / columns), at % columns];
    let sum = 0;
    for (let f = 0; f < count; f++) sum += W[i * count + f]! * H[f * columns + j]!;
    return sum;
  });
  return { table: { rows, columns, values }, H };
}

test('from the same start it goes where numpy goes', () => {
  const { rows, columns, V, start, losses } = golden;
  const nmf = createNmf({ rows, columns, values: V }, 3, {
    W: Float64Array.from(start.W),
    H: Float64Array.from(start.H),
  });
  const found = [nmf.loss()];
  while (found.length < losses.length) {
    nmf.step();
    found.push(nmf.loss());
  }
  found.forEach((loss, i) => expect(Math.abs(loss - losses[i]!)).toBeLessThan(1e-8));
  golden.W.forEach((value, i) => expect(Math.abs(nmf.W[i]! - value)).toBeLessThan(1e-8));
  golden.H.forEach((value, i) => expect(Math.abs(nmf.H[i]! - value)).toBeLessThan(1e-8));
});

test('it finds the parts that a table was made of, and its error never rises', () => {
  const [rows, columns, count] = [120, 40, 5];
  const { table, H } = planted(rows, columns, count);
  const nmf = createNmf(table, count, startFactors(table, count, 1));
  let [before, rise] = [nmf.loss(), 0];
  for (let step = 0; step < 200; step++) {
    nmf.step();
    const loss = nmf.loss();
    rise = Math.max(rise, loss - before);
    before = loss;
  }
  expect(rise).toBeLessThan(1e-12);
  expect(before).toBeLessThan(1e-4);
  expect(Math.min(...nmf.W, ...nmf.H)).toBe(0);
  for (let part = 0; part < count; part++) {
    const wanted = H.subarray(part * columns, (part + 1) * columns);
    const best = Array.from({ length: count }, (_, f) =>
      cosine(wanted, nmf.H.subarray(f * columns, (f + 1) * columns)),
    );
    expect(Math.max(...best)).toBeGreaterThan(0.98);
  }
});

test('the seed decides, a table of zeros has no error, and sizes that do not fit are refused', () => {
  const { table } = planted(20, 10, 3);
  expect(startFactors(table, 3, 1)).toEqual(startFactors(table, 3, 1));
  expect(startFactors(table, 3, 1).H).not.toEqual(startFactors(table, 3, 2).H);
  const nothing = { rows: 4, columns: 5, values: new Float32Array(20) };
  const nmf = createNmf(nothing, 2, startFactors(nothing, 2, 1));
  nmf.step();
  expect(nmf.loss()).toBe(0);
  expect(nmf.H.every(Number.isFinite)).toBe(true);
  expect(() => createNmf(table, 4, startFactors(table, 3, 1))).toThrow(RangeError);
});
