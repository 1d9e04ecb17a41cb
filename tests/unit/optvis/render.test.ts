import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Experiment } from '#lib/experiment.ts';
import type { Network } from '#lib/networks/runner.ts';
import type { RenderConfig } from '#lib/optvis/config.ts';
import { createOptvis, createRender } from '#lib/optvis/render.ts';
import { risingChecks, tinyRun } from '../../support/optvis-checks.ts';
import { deadUnit, tinyNetwork } from '../../support/tiny-network.ts';
import { onEachBackend } from './backends.ts';

const still = tinyRun;
const base: RenderConfig = { ...tinyRun, transforms: { jitter: 2, scale: 0.1, rotate: 5 } };

async function run<S>(experiment: Experiment<S>, steps: number): Promise<S> {
  for (let i = 0; i < steps; i++) experiment.step();
  const snapshot = await experiment.read();
  experiment.dispose();
  return snapshot;
}

onEachBackend('render', () => {
  let network: Network;
  beforeAll(() => {
    network = tinyNetwork();
  });
  afterAll(() => {
    network.dispose();
  });

  it.each(Object.entries(risingChecks))('%s rises within three steps', async (_name, check) => {
    const { first, fourth } = await check();
    expect(fourth).toBeGreaterThan(first);
  });

  it('rises under the standard transforms', async () => {
    const { objective } = await run(createRender(network, base), 40);
    const mean = (part: Float32Array): number => part.reduce((a, b) => a + b, 0) / part.length;
    expect(mean(objective.slice(-10))).toBeGreaterThan(mean(objective.slice(0, 10)));
  });

  it('moves the picture for a dead unit in the redirected steps only', async () => {
    const dead = { ...still, layer: 'conv1', unit: deadUnit };
    const [start, moved, later, last] = await Promise.all(
      [0, 3, 16, 17].map((n) => run(createRender(network, dead), n)),
    );
    expect(moved!.rgb).not.toEqual(start!.rgb);
    expect(moved!.objective.every((value) => value === 0)).toBe(true);
    // Without a gradient only Adam's momentum is left, which shrinks.
    const distance = (a: Float32Array, b: Float32Array): number => Math.hypot(...a.map((v, i) => v - b[i]!));
    expect(distance(last!.rgb, later!.rgb)).toBeLessThan(distance(moved!.rgb, start!.rgb));
  });

  it('shows the noise at step 0, with the shapes it promises', async () => {
    const snapshot = await run(createRender(network, base), 0);
    expect(snapshot).toMatchObject({ step: 0, width: 32, height: 32, map: { width: 16, height: 16 } });
    expect(snapshot.rgb).toHaveLength(32 * 32 * 3);
    expect(snapshot.rgb.every((v) => v > 0 && v < 1)).toBe(true);
    expect(snapshot.objective).toHaveLength(0);
    expect(snapshot.map!.values).toHaveLength(256);
  });

  it('maps the unit: the mean of a channel map is the objective of the next step', async () => {
    const render = createRender(network, still);
    render.step();
    const { map } = await render.read();
    render.step();
    const { objective } = await render.read();
    render.dispose();
    expect(map!.values.reduce((a, b) => a + b, 0) / 256).toBeCloseTo(objective[1]!, 5);
  });

  it('has no map for logits', async () => {
    expect((await run(createRender(network, { ...base, layer: 'logits' }), 1)).map).toBeNull();
  });

  it('repeats from its seed, bit by bit, however it is read, and differs for another', async () => {
    const often = createRender(network, base);
    for (let i = 0; i < 5; i++) {
      often.step();
      await often.read();
    }
    const a = await often.read();
    often.dispose();
    const b = await run(createRender(network, base), 5);
    expect(b.rgb).toEqual(a.rgb);
    expect(b.objective).toEqual(a.objective);
    expect((await run(createRender(network, { ...base, seed: 2 }), 5)).rgb).not.toEqual(a.rgb);
  });

  it('keeps every number of a long run, read in between or not', async () => {
    const render = createRender(network, still);
    for (let i = 0; i < 70; i++) render.step();
    const reads = [render.read(), render.read()];
    for (let i = 0; i < 5; i++) render.step();
    const { objective } = await render.read();
    expect((await Promise.all(reads)).map((s) => s.objective.length)).toEqual([70, 70]);
    expect(objective).toHaveLength(75);
    expect(objective.slice(0, 70)).toEqual((await reads[0]!).objective);
    render.dispose();
  });

  it('holds as many tensors after many steps as after one, and none at the end', async () => {
    await run(createRender(network, base), 1);
    const before = memory().numTensors;
    const render = createRender(network, base);
    render.step();
    await render.read();
    const held = memory().numTensors;
    for (let i = 0; i < 130; i++) render.step();
    await render.read();
    expect(memory().numTensors).toBe(held);
    for (let i = 0; i < 5; i++) render.step();
    render.dispose();
    render.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('steps several runs together and frees them when one of them cannot start', async () => {
    const networks = { inceptionv1: network };
    const two = await run(createOptvis(networks, { runs: [base, { ...base, seed: 2 }] }), 2);
    expect(two.step).toBe(2);
    expect(two.runs.map((r) => r.step)).toEqual([2, 2]);
    const before = memory().numTensors;
    expect(() => createOptvis(networks, { runs: [base, { ...base, unit: 600 }] })).toThrow(
      'conv2 has 8 channels, 0 to 7; there is no 600.',
    );
    expect(() => createOptvis({}, { runs: [base] })).toThrow(/inceptionv1 has not been loaded/);
    expect(memory().numTensors).toBe(before);
  });
});
