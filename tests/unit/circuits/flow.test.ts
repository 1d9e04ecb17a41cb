/** A picture that flows through a network layer by layer, against one pass over the whole of it, and weights against what they mean. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPropagate, type PropagateConfig } from '#lib/circuits/propagate.ts';
import { expand } from '#lib/circuits/expand.ts';
import { drawAll } from '#lib/circuits/probe.ts';
import { startBackend } from '#lib/compute/backends.ts';
import { layers } from '#lib/networks/layers.ts';
import type { Network } from '#lib/networks/runner.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

const size = 64;
const rgb = drawAll([{ kind: 'noise', seed: 3, contrast: 1 }], size);
const picture = (): Tensor4D => tf.tensor4d(rgb, [1, size, size, 3]);

beforeAll(() => startBackend('wasm', {}));

describe.each(builtNetworks('site'))('%s', (id) => {
  const names = layers[id].map(({ name }) => name);
  const last = names.at(-2)!;
  const circuit = [
    { layer: names[1]!, unit: 3 },
    { layer: names[2]!, unit: 5 },
    { layer: last, unit: 7 },
    { layer: 'logits', unit: 20 },
  ];
  const config: PropagateConfig = { network: id, size, picture: { side: size, rgb }, circuit, edges: 8 };
  let network: Network;
  beforeAll(async () => {
    network = await readNetwork(id, 'site', 'logits');
  });

  test('gives what one pass gives, wraps around at the end, and leaves no tensor', async () => {
    const expected = tf.tidy(() => {
      const T = network.run(picture());
      return names.map((name) => ({ shape: T(name).shape, values: T(name).dataSync<'float32'>().slice() }));
    });
    const before = tf.memory().numTensors;
    const flow = createPropagate(config, () => Promise.resolve(network));
    expect((await flow.read()).layers).toEqual([]);
    while (flow.steps < names.length) flow.step();
    const { layers: found, classes } = await flow.read();
    expect(found.map(({ name }) => name)).toEqual(names);
    for (const [k, { shape, values }] of expected.slice(0, -1).entries()) {
      const { mean, peak, map, active, side } = found[k]!;
      const channels = shape[3]!;
      expect([side, mean.length]).toEqual([shape[1], channels]);
      const cells = values.length / channels;
      for (const channel of [0, 7, channels - 1]) {
        const own = values.filter((_, i) => i % channels === channel);
        // Sums in another order: float32 over up to a thousand cells.
        expect(mean[channel]).toBeCloseTo(own.reduce((a, b) => a + b) / cells, 3);
        expect(peak[channel]).toBeCloseTo(Math.max(...own), 3);
      }
      expect(map[1]).toBeCloseTo(values.slice(channels, 2 * channels).reduce((a, b) => a + b) / channels, 3);
      expect(active).toBeCloseTo(values.filter((value) => value > 0).length / values.length, 3);
    }
    const logits = expected.at(-1)!.values;
    expect(classes[0]!.unit).toBe(logits.indexOf(Math.max(...logits)));
    expect(found.at(-1)!.mean.reduce((a, b) => a + b)).toBeCloseTo(1, 4);
    flow.step();
    const again = await flow.read();
    expect([again.step, again.layers.length, again.classes]).toEqual([names.length + 1, 1, []]);
    flow.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a weight is what its target gains where its source is one stronger at every cell', async () => {
    const flow = createPropagate(config, () => Promise.resolve(network));
    while (flow.steps < names.length) flow.step();
    const { edges } = await flow.read();
    flow.dispose();
    const weight = (from: string, to: string) =>
      edges.find((edge) => edge.from === from && edge.to === to)!.weight;
    const gain = tf.tidy(() => {
      const x = network.run(picture())(last) as Tensor4D;
      const one = tf.oneHot(tf.tensor1d([7], 'int32'), x.shape[3]) as Tensor2D;
      const logit = (given: Tensor): number => {
        const out = network.run(picture(), { given: new Map([[last, given]]) })('logits');
        return out.dataSync<'float32'>()[20]!;
      };
      return logit(tf.add(x, one)) - logit(x);
    });
    expect(weight(`${last}:7`, 'logits:20')).toBeCloseTo(gain, 3);
    const { values, channels } = expand(network, circuit[1]!, names[1]!);
    const sum = values.filter((_, i) => i % channels === 3).reduce((a, b) => a + b, 0);
    expect(weight(`${names[1]!}:3`, `${names[2]!}:5`)).toBeCloseTo(sum, 4);
    // Too far apart for a weight to mean something.
    expect(edges).toHaveLength(2);
  });
});
