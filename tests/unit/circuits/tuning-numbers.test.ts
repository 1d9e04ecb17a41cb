/** Numbers drawn from tuning curves, on curves for which they are known. */
import { describe, expect, it } from 'vitest';
import { echo, halfWidth, meanDirection, preferred, turnBetween } from '#lib/circuits/tuning.ts';

/** 24 directions, a raised cosine to the fourth power that points to `direction`. */
const curve = (direction: number, back = 0): number[] =>
  Array.from({ length: 24 }, (_, i) => {
    const away = ((15 * i - direction) * Math.PI) / 360;
    return Math.cos(away) ** 4 + back * Math.sin(away) ** 4;
  });

describe('a tuning curve', () => {
  it('points between its steps, also across 0°', () => {
    for (const direction of [0, 7, 100, 187.5, 355]) {
      expect(Math.abs(turnBetween(preferred(curve(direction)), direction))).toBeLessThan(4);
      expect(Math.abs(turnBetween(meanDirection([curve(direction)]).direction, direction))).toBeLessThan(
        0.01,
      );
    }
    expect(preferred(new Float32Array(24))).toBeNaN();
  });

  it('has a width: cos⁴ of half the angle falls to a half at 65.5°', () => {
    expect(halfWidth(curve(90))).toBeCloseTo(2 * 65.5, -0.5);
    expect(halfWidth(new Float32Array(24).fill(3))).toBe(360);
  });

  it('has an echo from behind', () => {
    expect(echo(curve(60), 60)).toBeLessThan(0.01);
    expect(echo(curve(60, 0.4), 60)).toBeCloseTo(0.4, 2);
  });

  it('agrees with itself, not with its opposite', () => {
    expect(meanDirection([curve(30), curve(210)]).aim).toBeCloseTo(0, 6);
    const spike = Array.from({ length: 24 }, (_, i) => Number(i === 4));
    expect(meanDirection([spike, spike])).toEqual({
      direction: expect.closeTo(60, 6) as number,
      aim: expect.closeTo(1, 6) as number,
    });
  });
});
