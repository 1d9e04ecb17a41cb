import { describe, expect, it } from 'vitest';
import { createRandom, fillNormal, fillUniform, pcg } from '#lib/math/random.ts';
import golden from './pcg.json' with { type: 'json' };

const take = <V>(count: number, next: () => V): V[] => Array.from({ length: count }, () => next());

describe('random', () => {
  it('hashes the same 32 bits as exact integers do', () => {
    for (const [input, output] of Object.entries(golden.pcg)) expect(pcg(Number(input))).toBe(output);
  });

  it('repeats the known sequence of a seed and of its forks', () => {
    const random = createRandom(7);
    expect(take(8, random.u32)).toEqual(golden.seed7);
    expect(take(4, random.fork(3).u32)).toEqual(golden.seed7Fork3);
    expect(take(4, random.fork('start').u32)).toEqual(golden.seed7ForkStart);
  });

  it('makes the known normal numbers', () => {
    const random = createRandom(7);
    // Two libraries' log and cos may differ in the last bits.
    for (const value of golden.seed7Normal) expect(random.normal()).toBeCloseTo(value, 12);
  });

  it('forks by what it is, not by what it has drawn', () => {
    const drawn = createRandom(1);
    take(10, drawn.u32);
    expect(drawn.fork('a').u32()).toBe(createRandom(1).fork('a').u32());
    expect(
      new Set([1, 2].flatMap((s) => ['a', 'b', 0, 1].map((l) => createRandom(s).fork(l).u32()))).size,
    ).toBe(8);
  });

  it('draws uniform numbers in 0..1 and whole numbers in range, evenly', () => {
    const values = fillUniform(new Float32Array(20_000), createRandom(3));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const random = createRandom(4);
    const counts = new Uint32Array(7);
    for (let i = 0; i < 7000; i++) counts[random.int(7)]!++;
    // 1000 expected in each; the standard deviation is 29.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('draws normal numbers: moments, tails, and no relation between neighbors or seeds', () => {
    const n = 40_000;
    const [a, b] = [1, 2].map((seed) => fillNormal(new Float32Array(n), createRandom(seed)));
    const mean = (f: (i: number) => number): number =>
      take(n - 1, () => 0).reduce((sum, _, i) => sum + f(i), 0) / n;
    // 1/sqrt(n) is 0.005; the bounds are over four standard deviations.
    expect(mean((i) => a![i]!)).toBeCloseTo(0, 1.5);
    expect(Math.abs(mean((i) => a![i]! ** 2) - 1)).toBeLessThan(0.03);
    expect(Math.abs(mean((i) => a![i]! ** 4) - 3)).toBeLessThan(0.25);
    expect(Math.abs(mean((i) => a![i]! * a![i + 1]!))).toBeLessThan(0.025);
    expect(Math.abs(mean((i) => a![i]! * b![i]!))).toBeLessThan(0.025);
  });
});
