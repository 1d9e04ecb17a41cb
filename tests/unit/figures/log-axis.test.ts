/** The logarithmic axis of a chart: round numbers, whatever the losses are. */
import { expect, it } from 'vitest';
import { logDomain, logTicks } from '#components/plots/curve.ts';

it.each([
  [0.006, 0.09, [0.01, 0.02, 0.05]],
  [0.001, 1, [0.001, 0.01, 0.1, 1]],
  [1e-9, 2, [1e-8, 1e-6, 1e-4, 1e-2, 1]],
  [0.031, 0.042, [0.035]],
])('between %d and %d', (low, high, ticks) => {
  expect(logTicks([low, high], [0.035])).toEqual(ticks);
});

it('has a lower end where the values give none', () => {
  expect(logDomain([-0.5, 0.5])).toEqual([0.05, 0.5]);
});
