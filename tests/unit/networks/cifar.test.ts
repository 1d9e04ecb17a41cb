/** CIFAR-10's pictures out of their sheets, and their enlargement. */
import { describe, expect, it } from 'vitest';
import { classNames, enlarge, picture } from '#lib/stimuli/cifar10.ts';
import { readTestSet } from '#tools/networks/cifar.ts';

describe('picture', () => {
  const sheet = {
    width: 1024,
    height: 2,
    channels: 4,
    data: Uint8Array.from({ length: 2 * 1024 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7) % 256)),
  };

  it('is one row of the sheet, RGB in 0..1', () => {
    const values = picture(sheet, 1);
    expect(values).toHaveLength(32 * 32 * 3);
    for (const i of [0, 5, 1023])
      for (let c = 0; c < 3; c++)
        expect(values[3 * i + c]).toBeCloseTo(sheet.data[(1024 + i) * 4 + c]! / 255, 6);
  });

  it('refuses what is not there', () => {
    expect(() => picture(sheet, 2)).toThrow(RangeError);
    expect(() => picture({ ...sheet, width: 32 }, 0)).toThrow(RangeError);
  });
});

describe('enlarge', () => {
  it('keeps flat pictures flat and their size in pixels right', () => {
    const large = enlarge(new Float32Array(32 * 32 * 3).fill(0.25), 56);
    expect(large).toHaveLength(56 * 56 * 3);
    for (const v of large) expect(v).toBeCloseTo(0.25, 6);
  });

  it('continues a slope as a slope, and stays within 0..1', () => {
    const slope = Float32Array.from({ length: 32 * 32 * 3 }, (_, i) => (Math.floor(i / 3) % 32) / 31);
    const large = enlarge(slope, 64);
    for (let x = 8; x < 56; x++)
      expect(large[(30 * 64 + x) * 3]).toBeCloseTo((x + 0.5) / 2 / 31 - 0.5 / 31, 5);
    const steps = enlarge(
      slope.map((v) => (v > 0.5 ? 1 : 0)),
      224,
    );
    expect(Math.min(...steps.subarray(0, 3000))).toBe(0);
    expect(Math.max(...steps.subarray(0, 3000))).toBe(1);
  });
});

describe('the test set', () => {
  it('has 10,000 labelled pictures, 1,000 of each class', async () => {
    const set = await readTestSet();
    expect(set.count).toBe(10_000);
    for (const [label] of classNames.entries())
      expect(set.labels.filter((l) => l === label)).toHaveLength(1000);
    expect(set.picture(0, 64)).toHaveLength(64 * 64 * 3);
    const mean = set.picture(3).reduce((sum, v) => sum + v, 0) / 3072;
    expect(mean).toBeGreaterThan(0.05);
    expect(mean).toBeLessThan(0.95);
  });
});
