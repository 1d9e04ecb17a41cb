/** A loss that is no number is never the best one, wherever it stands. */
import { describe, expect, it } from 'vitest';
import { bestModel } from '#components/figure-kit/frame/toy-export.ts';
import { keptOf } from '#components/figures/computation/view-model.ts';
import { densities } from '#components/figures/computation/params.ts';
import { bestOf } from '#components/figures/superposition-trainer/view-model.ts';
import { indexOfSmallest, nanLast } from '#lib/math/smallest.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { bestOf as bestOfCell } from '#lib/superposition/phase-judge.ts';

describe.each<[string, (losses: readonly number[]) => number]>([
  ['indexOfSmallest', (losses) => indexOfSmallest(losses)],
  ['bestModel', bestModel],
  ['bestOf of superposition-trainer', (losses) => bestOf(losses)],
  ['bestOf of the phase diagram', bestOfCell],
])('%s', (_name, best) => {
  it.each([
    [[NaN, 0.2, 0.1], 2],
    [[0.2, NaN, 0.1], 2],
    [[0.1, 0.2, NaN], 0],
    [[NaN, NaN, Infinity], 2],
    [[NaN, NaN], 0],
    [[0.1, 0.1], 0],
  ])('of %j is number %i', (losses, expected) => {
    expect(best(losses)).toBe(expected);
  });
});

it('each density of `computation` shows its best model that has a loss', () => {
  const restarts = 3;
  const instances = densities.length * restarts;
  const loss = Float32Array.from({ length: instances }, (_, k) => [NaN, 0.2, 0.1][k % restarts]!);
  const W = new Float32Array(instances);
  const snapshot = {
    step: 1,
    features: 1,
    hidden: 1,
    instances,
    W,
    decoder: W,
    loss,
  } as unknown as ToySnapshot;
  expect(keptOf(snapshot).models.map(({ instance }) => instance % restarts)).toEqual(densities.map(() => 2));
});

it('sorted, what is no number comes last', () => {
  expect([NaN, 3, NaN, 1, 2].sort(nanLast)).toEqual([1, 2, 3, NaN, NaN]);
});
