/** A unit and its twin in the network, against the same edits made by the one that is tested elsewhere (edits.ts). */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { withEdits, type Edit } from '#lib/circuits/edits.ts';
import { drawAll, nearMiddle } from '#lib/circuits/probe.ts';
import { openHandmade } from '#lib/circuits/handmade-unit.ts';
import type { HandmadeConfig } from '#lib/circuits/handmade-unit-config.ts';
import { editOf, fitHandmade } from '#lib/circuits/handmade-unit-fit.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Network } from '#lib/networks/runner.ts';
import type { Shape } from '#lib/stimuli/shapes.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

const stages: Partial<Record<NetworkId, Pick<HandmadeConfig, 'from' | 'to' | 'next'>>> = {
  resnet50: { from: 'conv3_1', to: 'conv3_2', next: 'conv3_3' },
  inceptionv1: { from: 'inception_3a', to: 'inception_3b', next: 'inception_4a' },
};
const ink = { foreground: [0.9, 0.9, 0.9], background: [0.2, 0.2, 0.2], thickness: 3 } as const;
const arc = (orientation: number, radius: number): Shape => ({
  kind: 'arc',
  orientation,
  radius,
  length: 40,
  ...ink,
});
const stimuli = [arc(0, 20), arc(120, 20), arc(0, Infinity)];
const rows = (seed: number) =>
  Array.from({ length: 5 }, (_, y) => Array.from({ length: 5 }, (_, x) => Math.cos(seed + 3 * y + x)));

beforeAll(() => startBackend('wasm', {}));

describe.each(builtNetworks('site').filter((id) => stages[id]))('%s', (id) => {
  const config: HandmadeConfig = {
    network: id,
    ...stages[id]!,
    size: 64,
    reach: 1,
    twins: [
      { unit: 7, kernels: [3, 40].map((unit) => ({ unit, rows: rows(unit) })), threshold: 0.3, stimuli },
    ],
  };
  let network: Network;
  beforeAll(async () => {
    network = await readNetwork(id, 'site', config.next);
  });
  const responses = (edits: readonly Edit[], layer: string, unit: number): number[] =>
    tf.tidy(() => {
      const pictures = tf.tensor4d(drawAll(stimuli, 64), [stimuli.length, 64, 64, 3]);
      const near = nearMiddle(withEdits(network, edits).run(pictures)(layer) as Tensor4D, 1);
      return Array.from(tf.slice(near as tf.Tensor2D, [0, unit], [-1, 1]).dataSync());
    });
  const close = (found: ArrayLike<number>, wanted: readonly number[]) => {
    const most = Math.max(1e-6, ...wanted.map(Math.abs));
    expect(found).toHaveLength(wanted.length);
    wanted.forEach((value, k) => expect(Math.abs(found[k]! - value)).toBeLessThan(1e-4 * most));
  };

  test('the twin is what its edit puts into the network, with the peak of its unit', async () => {
    const { layer, sums, fits } = await fitHandmade(network, config, config.twins);
    tf.dispose([layer, sums]);
    const { learned, handmade, gain, threshold } = fits[0]!;
    expect(gain).toBeGreaterThan(0);
    expect(threshold).toBeGreaterThan(0);
    const curves = (values: Float32Array) => Math.max(...values.subarray(0, 2));
    expect(curves(handmade)).toBeCloseTo(curves(learned), 3);
    close(learned, responses([], config.to, 7));
    close(handmade, responses([editOf(config, config.twins[0]!, fits[0]!)], config.to, 7));
  });

  test('downstream units match the edited network', async () => {
    const pool = { acquire: () => Promise.resolve(network), release: () => undefined };
    const experiment = await openHandmade(config, pool, () => undefined);
    expect((await experiment.read()).result).toBeUndefined();
    experiment.step();
    const { result } = await experiment.read();
    const kept = tf.memory().numTensors;
    const again = await openHandmade(config, pool, () => undefined);
    again.step();
    expect((await again.read()).result).toEqual(result);
    expect(tf.memory().numTensors).toBe(kept);
    const { layer, sums, fits } = await fitHandmade(network, config, config.twins);
    tf.dispose([layer, sums]);
    const removal: Edit = { kind: 'unit', unit: { layer: config.to, unit: 7 }, factor: 0 };
    const [first, second] = result!.clients;
    for (const { unit, trained, removed, replaced } of [first!, second!]) {
      close(trained, responses([], config.next, unit));
      close(removed, responses([removal], config.next, unit));
      close(replaced, responses([editOf(config, config.twins[0]!, fits[0]!)], config.next, unit));
    }
  });
});
