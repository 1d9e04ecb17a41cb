/** The lists of pictures of a unit: how they are drawn up, and how they are kept. */
import { describe, expect, it } from 'vitest';
import { createRandom, fillNormal } from '#lib/math/random.ts';
import { decodeRanks, encodeRanks, lists, rank, type Ranks } from '#lib/stimuli/ranks.ts';

const normal = (count: number, seed: number) => fillNormal(new Float32Array(count), createRandom(seed));

/** The best `count` of all pictures, by trying every one against every other. */
function brute(length: number, count: number, better: (a: number, b: number) => boolean): number[] {
  const all = Array.from({ length }, (_, i) => i);
  const place = (i: number) => all.filter((other) => other !== i && better(other, i)).length;
  return all
    .map((i) => ({ i, place: place(i) }))
    .filter((entry) => entry.place < count)
    .sort((a, b) => a.place - b.place)
    .map(({ i }) => i);
}

describe('rank', () => {
  const centers = normal(500, 1);
  const responses = normal(500, 2).map((value) => Math.max(0, value));

  it('agrees with trying every picture against every other', () => {
    const found = rank(responses, centers);
    const c = (i: number) => centers[i]!;
    const r = (i: number) => responses[i]!;
    expect(found.strongest).toEqual(brute(500, 20, (a, b) => r(a) > r(b)));
    expect(found.highest).toEqual(brute(500, 4, (a, b) => c(a) > c(b)));
    expect(found.lowest).toEqual(brute(500, 4, (a, b) => c(a) < c(b)));
    const above = 0.1 * Math.max(...centers);
    const below = 0.1 * Math.min(...centers);
    const near = (goal: number, i: number) => (c(i) * goal > 0 ? Math.abs(c(i) - goal) : Infinity);
    expect(found.slightlyPositive).toEqual(brute(500, 4, (a, b) => near(above, a) < near(above, b)));
    expect(found.slightlyNegative).toEqual(brute(500, 4, (a, b) => near(below, a) < near(below, b)));
    expect(found.largest).toBe(Math.max(...responses));
  });

  it('puts the five groups in order', () => {
    const { highest, slightlyPositive, slightlyNegative, lowest } = rank(responses, centers);
    const groups = [lowest, slightlyNegative, slightlyPositive, highest].map((group) =>
      group.map((i) => centers[i]!),
    );
    for (const [k, group] of groups.entries())
      expect(Math.max(...group)).toBeLessThan(Math.min(...(groups[k + 1] ?? [Infinity])));
    expect(Math.max(...groups[1]!)).toBeLessThan(0);
    expect(Math.min(...groups[2]!)).toBeGreaterThan(0);
  });

  it('names no slightly positive picture where none is positive', () => {
    const found = rank(
      new Float32Array(50),
      normal(50, 3).map((value) => -Math.abs(value) - 1),
    );
    expect(found.slightlyPositive).toEqual([]);
    expect(found.slightlyNegative).toHaveLength(4);
    expect(found.strongest).toHaveLength(20);
    expect(found.largest).toBe(0);
  });
});

describe('the file', () => {
  const units: Ranks[] = Array.from({ length: 3 }, (_, unit) =>
    rank(normal(9999, 10 + unit), normal(9999, 20 + unit)),
  );
  units[1]!.slightlyPositive = [];
  units[2]!.slightlyNegative = [9999, 0];

  it('gives back what was put in, short lists and all', () => {
    const bytes = encodeRanks(units);
    const numbers = Object.values(lists).reduce((sum, length) => sum + length, 0);
    expect(bytes).toHaveLength(3 * (4 + 2 * numbers));
    for (const [unit, ranks] of units.entries()) {
      const { largest, ...found } = decodeRanks(bytes.buffer as ArrayBuffer, unit);
      const { largest: wanted, ...all } = ranks;
      expect(found).toEqual(all);
      expect(largest).toBe(Math.fround(wanted));
    }
  });

  it('refuses a unit that it does not hold, and a file that is none', () => {
    const file = encodeRanks(units).buffer as ArrayBuffer;
    for (const unit of [3, -1, 0.5]) expect(() => decodeRanks(file, unit)).toThrow(RangeError);
    expect(() => decodeRanks(file.slice(0, -1), 0)).toThrow(RangeError);
  });
});
