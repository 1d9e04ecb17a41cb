/** The recipe of a handmade curve detector, against its geometry; and the short text of weights that were painted. */
import { describe, expect, test } from 'vitest';
import { readPaint, paintCell, parsePaint } from '#components/figures/handmade-circuit/paint.ts';
import { kernelOf, side, spread, weigh, type Part, type Recipe } from '#lib/circuits/handmade.ts';

const line = (orientation: number): Part => ({ unit: 1, kind: 'line', orientation, peak: 4 });
const curve = (orientation: number): Part => ({ ...line(orientation), kind: 'curve' });
const recipe: Recipe = { orientation: 0, radius: 20, inhibition: 1, spacing: 8 };

const cell = (rows: number[][], x: number, y: number): number => rows[(side >> 1) + y]![(side >> 1) + x]!;
/** A quarter turn clockwise: what was above is on the right. */
const turned = (rows: number[][]): number[][] =>
  rows.map((row, y) => row.map((_, x) => rows[side - 1 - x]![y]!));

describe('kernels', () => {
  test('a part excites where the arc passes with its orientation, and inhibits where it lies across', () => {
    // The arc bulges to the right: at its middle it is vertical, a line across the orientation 0.
    expect(cell(kernelOf(line(0), recipe), 0, 0)).toBeCloseTo(1);
    expect(cell(kernelOf(line(90), recipe), 0, 0)).toBeCloseTo(-1);
    expect(cell(kernelOf(line(90), { ...recipe, inhibition: 0 }), 0, 0)).toBeCloseTo(0);
    // An eighth of the circle further down, it lies across 45 degrees, and half of the circle's chord further left.
    const radius = 16 / Math.sin(Math.PI / 4);
    const free = { ...recipe, radius, inhibition: 0 };
    const off = Math.hypot(16, radius - 8) - radius;
    const along = Math.cos(2 * (Math.atan2(16, radius - 8) - Math.PI / 4)) ** 2;
    expect(cell(kernelOf(line(45), free), -1, 2)).toBeCloseTo(along * Math.exp(-(off ** 2) / 72), 10);
    // The same line at the other end of the arc lies across it.
    expect(cell(kernelOf(line(45), free), -1, -2)).toBe(0);
    expect(cell(kernelOf(line(45), { ...free, inhibition: 1 }), -1, -2)).toBeLessThan(-0.5);
  });

  test('a curve excites with its bulge and inhibits against it; a line knows no difference', () => {
    expect(cell(kernelOf(curve(0), recipe), 0, 0)).toBeCloseTo(1);
    expect(cell(kernelOf(curve(180), recipe), 0, 0)).toBeLessThan(-0.9);
    const [one, other] = [kernelOf(line(30), recipe), kernelOf(line(210), recipe)];
    one.flat().forEach((weight, k) => expect(weight).toBeCloseTo(other.flat()[k]!, 12));
  });

  test.each([line(20), curve(20)])('turn with the unit', (part) => {
    const rows = turned(kernelOf(part, { ...recipe, orientation: 35 }));
    const made = kernelOf({ ...part, orientation: part.orientation + 90 }, { ...recipe, orientation: 125 });
    made.flat().forEach((weight, k) => expect(weight).toBeCloseTo(rows.flat()[k]!, 12));
  });

  test('are divided by the peak of their part', () => {
    const rows = kernelOf(line(0), recipe);
    expect(weigh(rows, line(0)).flat()).toEqual(rows.flat().map((weight) => weight / 4));
  });
});

test('of many parts the strongest stands for its range of directions, around the end of the period too', () => {
  const parts = [
    { orientation: 178, peak: 1 },
    { orientation: 4, peak: 3 },
    { orientation: 44, peak: 2 },
    { orientation: 52, peak: 1 },
  ];
  expect(spread(parts, 4, 180)).toEqual([parts[1], parts[2]]);
});

test('painted weights fit into a link, and other texts are refused', () => {
  expect(readPaint(' 147:8I7e,81:12n ')).toBe('81:12n,147:7e8i');
  expect(parsePaint('81:12n')?.get(81)?.get(12)).toBe('n');
  for (const bad of ['red', '81', '81:', '81:25e', '81:3x', '81:3e,', ':3e'])
    expect(readPaint(bad)).toBeUndefined();
  const painted = paintCell(paintCell('', 9, 3, 'e'), 9, 24, 'i');
  expect(painted).toBe('9:3e24i');
  expect(paintCell(paintCell(painted, 9, 3, undefined), 9, 24, undefined)).toBe('');
});
