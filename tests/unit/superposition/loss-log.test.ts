/** The log of losses against plain means over everything that went in. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/math/random.ts';
import { createLossLog } from '#lib/superposition/loss-log.ts';

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each([[150], [512], [3000]])('after %i steps', (steps) => {
  const random = createRandom(1);
  const log = createLossLog(2);
  const all = Array.from({ length: steps }, (_, step) => [random.uniform() / (1 + step), random.uniform()]);
  for (const losses of all) log.add(losses);
  const { loss, curve, curveSteps } = log.read();

  it('the present loss is the mean of the last 200', () => {
    for (const k of [0, 1]) expect(loss[k]).toBeCloseTo(mean(all.slice(-200).map((row) => row[k]!)), 6);
  });

  it('a point of the curve is the mean of the steps around it', () => {
    expect(curveSteps.length).toBeGreaterThan(steps < 512 ? steps - 1 : 255);
    expect(curveSteps.length).toBeLessThanOrEqual(512);
    const stride = curveSteps[1]! - curveSteps[0]!;
    curveSteps.forEach((middle, i) => {
      const first = middle - (stride - 1) / 2 - 1;
      for (const k of [0, 1])
        expect(curve[2 * i + k]).toBeCloseTo(mean(all.slice(first, first + stride).map((row) => row[k]!)), 6);
    });
  });
});

it('a step without a number is forgotten once it is out of the window, and only its model has it', () => {
  const log = createLossLog(2);
  log.add([0.5, 0.5]);
  for (const bad of [NaN, Infinity]) log.add([bad, 0.5]);
  expect(log.read().loss[0]).toBeNaN();
  expect(log.read().loss[1]).toBeCloseTo(0.5, 6);
  for (let step = 0; step < 200; step++) log.add([0.25, 0.5]);
  expect(log.read().loss[0]).toBeCloseTo(0.25, 6);
  expect(log.read().loss[1]).toBeCloseTo(0.5, 6);
});

it('keeps no curves of more models than a plot can show', () => {
  const log = createLossLog(65);
  log.add(new Float32Array(65).fill(1));
  expect(log.read().curve.length).toBe(0);
  expect(log.read().loss).toEqual(new Float32Array(65).fill(1));
});
