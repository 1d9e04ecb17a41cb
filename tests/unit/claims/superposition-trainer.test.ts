/** What the chapter says of the default run of `superposition-trainer`, on the run that is recorded for it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toyOf, type RecordedToy } from '#components/figure-kit/recording/recorded-toy.ts';
import { bestOf, keptBy } from '#components/figures/superposition-trainer/view-model.ts';
import { dimensionality, modelOf, norms } from '#lib/superposition/geometry.ts';

const file = new URL('../../../components/figures/superposition-trainer/recorded/run.json', import.meta.url);

it('all eight models keep all five features, as a pentagon; facts.md 5.2', () => {
  const run = toyOf(JSON.parse(readFileSync(file, 'utf8')) as RecordedToy);
  expect([run.features, run.hidden, run.instances, run.step]).toEqual([5, 2, 8, 3000]);
  const best = bestOf(run.loss);
  for (let k = 0; k < run.instances; k++) {
    expect(keptBy(run, k)).toBe(5);
    for (const share of dimensionality(modelOf(run.W, k, 5, 2), 5, 2))
      expect(Math.abs(share - 0.4)).toBeLessThan(0.01);
  }
  for (const length of norms(modelOf(run.W, best, 5, 2), 5, 2)) {
    expect(length).toBeGreaterThan(1.11);
    expect(length).toBeLessThan(1.16);
  }
  for (const bias of run.b.subarray(best * 5, best * 5 + 5)) expect(Math.abs(bias + 0.25)).toBeLessThan(0.02);
});
