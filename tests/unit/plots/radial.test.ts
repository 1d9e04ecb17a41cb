/** The geometry of radial tuning curves: directions are where they point to on the screen, and lobes go through what was measured. */
import { expect, test } from 'vitest';
import { lobePath, meanDirection, responseAt, toward } from '#components/plots/radial.ts';

const curve = { first: 30, values: [0, 1, 4, 2, 0, 0, 0, 0] };
/** The points of a path, whose numbers are steps from one to the next. */
function points(path: string): [number, number][] {
  const steps = (path.match(/-?[\d.]+/g) ?? []).map(Number);
  let [x, y] = [0, 0];
  return Array.from({ length: steps.length / 2 }, (_, k) => {
    [x, y] = [x + steps[2 * k]!, y + steps[2 * k + 1]!];
    return [x, y];
  });
}

test('degrees run clockwise on the screen, from the right', () => {
  const [x, y] = toward(90, 2);
  expect([Math.round(x), Math.round(y)]).toEqual([0, 2]);
});

test('a response is exact where it was measured, and between two others it is between', () => {
  curve.values.forEach((value, k) => expect(responseAt(curve, 30 + 45 * k - 360)).toBeCloseTo(value, 9));
  for (let degrees = 0; degrees < 360; degrees += 7) {
    const value = responseAt(curve, degrees);
    const k = Math.floor((((degrees - 30 + 360) % 360) / 45) % 8);
    const [a, b] = [curve.values[k]!, curve.values[(k + 1) % 8]!];
    expect(value).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
    expect(value).toBeLessThanOrEqual(Math.max(a, b) + 1e-9);
  }
  expect(responseAt({ first: 12, values: [3] }, 200)).toBe(3);
});

test('a lobe reaches its measured lengths, and is a point where it is silent', () => {
  const all = points(lobePath(curve, 10));
  // 120 degrees: down and to the left.
  const [x, y] = toward(120, 40);
  expect(all.some(([px, py]) => Math.hypot(px - x, py - y) < 0.1)).toBe(true);
  expect(Math.max(...all.map(([px, py]) => Math.hypot(px, py)))).toBeCloseTo(40, 1);
  // Where the path begins, and where it ends.
  expect(all.filter(([px, py]) => Math.hypot(px, py) < 1e-9)).toHaveLength(2);
  const circle = points(lobePath({ first: 0, values: [2] }, 10));
  for (const [px, py] of circle) expect(Math.hypot(px, py)).toBeCloseTo(20, 0);
});

test('the mean direction of two equal neighbors lies between them, over the top of the circle as well', () => {
  const { degrees, agreement } = meanDirection({ first: 315, values: [1, 1, 0, 0, 0, 0, 0, 0] });
  expect(degrees).toBeCloseTo(337.5, 6);
  expect(agreement).toBeCloseTo(Math.cos(Math.PI / 8), 6);
  expect(meanDirection({ first: 0, values: [1, 1, 1, 1] }).agreement).toBeCloseTo(0, 9);
});
