/** Samples are what the settings of the figure say: as sparse, and as strong where something is present. */
import { describe, expect, it } from 'vitest';
import { params, toConfig } from '#components/figures/superposition-trainer/params.ts';
import { defaults } from '#lib/params/index.ts';
import { createSampler } from '#lib/superposition/typed-draws.ts';

/** What the figure's models are given in `steps` steps: values that are present, and how many there could be. */
function drawn(sparsity: number, steps: number): { present: number[]; places: number } {
  const config = toConfig({ ...defaults(params), sparsity });
  const sampler = createSampler(config);
  const present: number[] = [];
  for (let step = 0; step < steps; step++) {
    sampler.begin(step);
    for (let k = 0; k < config.instances; k++) {
      sampler.draw(k);
      present.push(...sampler.values.subarray(0, sampler.starts[config.batch]));
    }
  }
  return { present, places: steps * config.instances * config.batch * config.features };
}

describe.each([0, 0.5, 0.9, 0.99])('at sparsity %f', (sparsity) => {
  const { present, places } = drawn(sparsity, 4);

  it('that share of the inputs is zero', () => {
    expect(places).toBeGreaterThan(50_000);
    expect(Math.abs(1 - present.length / places - sparsity)).toBeLessThan(0.01);
  });

  it('what is present is spread evenly from 0 to 1', () => {
    const sorted = present.toSorted((a, b) => a - b);
    const off = sorted.map((value, i) => Math.abs(value - (i + 0.5) / sorted.length));
    // Kolmogorov and Smirnov: evenly spread values go beyond this once in a hundred thousand times.
    expect(off.reduce((a, b) => Math.max(a, b))).toBeLessThan(2.5 / Math.sqrt(sorted.length));
  });
});
