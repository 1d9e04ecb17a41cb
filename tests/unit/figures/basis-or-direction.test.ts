/** The blind test shows as many of each kind, in an order that the seed decides, and the caption says what was measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { measureOf, measuresOf, purest } from '#components/figures/basis-or-direction/measure.ts';
import { check, params } from '#components/figures/basis-or-direction/params.ts';
import { planOf } from '#components/figures/basis-or-direction/test-plan.ts';
import { openFactorize } from '#lib/dictionary/factorize.ts';
import { heapSize, kinds, type FactorizeSnapshot, type Kind } from '#lib/dictionary/factorize-config.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults } from '#lib/params/index.ts';
import { sampleCount, sampleLayers } from '#lib/units/activation-sample.ts';
import { readTestSet } from '../../../src/tools/networks/cifar.ts';
import { root } from '../../../src/tools/steps.ts';

let labels: Uint8Array;
beforeAll(async () => {
  labels = Uint8Array.from((await readTestSet()).labels.slice(0, sampleCount));
});

/** After few steps: what the factors are made of is settled long before the last of them. */
async function run(
  network: NetworkId,
  layer: string,
  { steps = 6, alike = false } = {},
): Promise<FactorizeSnapshot> {
  const { factors, seed } = defaults(params);
  const file = new Uint8Array(readFileSync(join(root, 'public/units', network, layer, 'activations.bin')))
    .buffer;
  const experiment = openFactorize({ file, labels, factors, alike, seed });
  while (experiment.steps < steps) experiment.step();
  return experiment.read();
}

test('the chapter states what the figure shows', async () => {
  const text = readFileSync(join(root, 'content/chapters/polysemanticity.mdx'), 'utf8').replace(/\s+/g, ' ');
  const { steps } = defaults(params);
  const shares = async (options: { steps: number; alike?: boolean }): Promise<Record<string, number>> => {
    const measures = measuresOf(await run('inceptionv1', 'inception_4e', options));
    return Object.fromEntries(measures.map(({ kind, mean }) => [kind, Math.round((100 * mean) / heapSize)]));
  };
  const { unit, random, factor } = await shares({ steps });
  expect(text).toContain(
    `units reach ${unit} %, those of random directions ${random} %, and those of 24 factors ${factor} %`,
  );
  // Random directions need no step: they are what they are from the start.
  const { random: alike } = await shares({ steps: 0, alike: true });
  expect(text).toContain(`the random directions of inception_4e fall to ${alike} %`);
});

describe.each(
  (['resnet50', 'inceptionv1'] as const).flatMap((id) =>
    sampleLayers[id].map((layer) => [id, layer] as const),
  ),
)('%s %s', (id, layer) => {
  test('is as the caption says', async () => {
    const snapshot = await run(id, layer);
    const measures = measuresOf(snapshot);
    const mean = Object.fromEntries(measures.map((one) => [one.kind, one.mean])) as Record<Kind, number>;
    expect(Math.min(...Object.values(mean))).toBeGreaterThan(heapSize * snapshot.chance);
    const stands = layer !== 'conv3_4';
    expect(purest(measures)).toBe(stands ? 'factor' : undefined);
    if (!stands) return;
    const apart = Math.abs(mean.unit - mean.random);
    expect(apart).toBeLessThan(mean.factor - Math.max(mean.unit, mean.random));
    const plan = planOf(snapshot, 1);
    for (const kind of kinds) expect(plan.filter((shown) => shown.kind === kind)).toHaveLength(4);
    expect(planOf(snapshot, 1)).toEqual(plan);
    expect(planOf(snapshot, 2)).not.toEqual(plan);
    for (const { kind, which, pictures } of plan) {
      const place = snapshot.found[kind].which.indexOf(which);
      expect(Array.from(snapshot.found[kind].heaps.subarray(place * heapSize)).slice(0, 9)).toEqual(pictures);
    }
  });
});

test('a kind leads by more than two standard errors, or none does', () => {
  const of = (kind: Kind, counts: number[]) =>
    measureOf(kind, { share: Float32Array.from(counts, (count) => count / heapSize) });
  const even = of('unit', [4, 6, 4, 6, 4, 6]);
  expect([even.mean, even.shares[4], even.shares[6]]).toEqual([5, expect.closeTo(0.5), expect.closeTo(0.5)]);
  expect(purest([even, of('random', [5, 5, 6, 6, 5, 5])])).toBeUndefined();
  expect(purest([even, of('factor', [9, 10, 9, 10, 9, 10])])).toBe('factor');
});

test('a layer without a sample is answered with a sentence where it was asked for', () => {
  const wrong = { ...defaults(params), network: 'inceptionv1' as const };
  expect(check(wrong, new Set(['network']))).toMatchObject({
    values: { layer: 'inception_4e' },
    problems: [],
  });
  expect(check(wrong, new Set(['layer'])).problems[0]?.message).toContain('conv4_6');
});
