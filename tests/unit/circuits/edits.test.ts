/** Expanded weights and edits, against what they mean: a linear network, and runs in which something is set by hand. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expand } from '#lib/circuits/expand.ts';
import { withEdits, type Edit } from '#lib/circuits/edits.ts';
import { registerGradients } from '#lib/compute/gradients.ts';
import { startBackend } from '#lib/compute/backends.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Network } from '#lib/networks/runner.ts';
import { drawAll } from '#lib/circuits/probe.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

const cases: Partial<
  Record<NetworkId, { from: string; to: string; layer: string; unit: number; source: number }>
> = {
  resnet50: { from: 'conv2_1', to: 'conv2_2', layer: 'conv2_2', unit: 5, source: 9 },
  inceptionv1: { from: 'inception_3a', to: 'inception_3b', layer: 'inception_3b', unit: 342, source: 213 },
};

const size = 64;
const picture = (): Tensor4D =>
  tf.tensor4d(drawAll([{ kind: 'noise', seed: 3, contrast: 1 }], size), [1, size, size, 3]);

/** Unit `unit` of [1, h, w, c]. */
const values = (x: tf.Tensor, unit: number): Float32Array =>
  tf.slice(x as Tensor4D, [0, 0, 0, unit], [1, -1, -1, 1]).dataSync<'float32'>();

beforeAll(() => startBackend('wasm', {}));

describe.each(builtNetworks('site').filter((id) => cases[id]))('%s', (id) => {
  const { from, to, unit, source } = cases[id]!;
  let network: Network;
  beforeAll(async () => {
    network = await readNetwork(id, 'site', to);
  });
  const run = (edits: readonly Edit[], layer = to) =>
    tf.tidy(() => values(withEdits(network, edits).run(picture())(layer), unit));

  test('an edge that is cut takes away what its source gives to its target, and nothing else', () => {
    const edge: Edit = {
      kind: 'edge',
      from: { layer: from, unit: source },
      to: { layer: to, unit },
      factor: 0,
    };
    const T = (edits: readonly Edit[], which: number) =>
      tf.tidy(() => values(withEdits(network, edits).run(picture())(to), which));
    expect(T([edge], unit + 1)).toEqual(T([], unit + 1));
    const whole: Edit = { kind: 'unit', unit: { layer: from, unit: source }, factor: 0 };
    // To the target itself, cutting its edge and removing the source are the same.
    expect(T([edge], unit)).toEqual(T([whole], unit));
    expect(T([{ ...edge, factor: 1 }], unit)).toEqual(T([], unit));
  });

  test('a unit that is scaled is scaled for what comes after it', () => {
    const T = tf.tidy(() => {
      const edited = withEdits(network, [{ kind: 'unit', unit: { layer: to, unit }, factor: -2 }]);
      return values(edited.run(picture())(to), unit);
    });
    const plain = run([]);
    T.forEach((value, i) => expect(value).toBeCloseTo(-2 * plain[i]!, 4));
  });

  test('a linear unit has the gradient that small steps find', () => {
    registerGradients();
    const edited = withEdits(network, [{ kind: 'linear', to: { layer: to, unit }, from, drop: 'negative' }]);
    const start = picture();
    // Squares, so that the ReLU between the two is passed where it is open.
    const value = (x: tf.Tensor) =>
      tf.mean(
        tf.square(tf.slice(edited.run(x as Tensor4D)(to) as Tensor4D, [0, 0, 0, unit], [1, -1, -1, 1])),
      );
    const gradient = tf.tidy(() => tf.grad(value)(start));
    const length = Math.sqrt(tf.tidy(() => tf.sum(tf.square(gradient)).dataSync()[0]!));
    const along = (by: number) =>
      tf.tidy(() => value(tf.add(start, tf.mul(gradient, by / length))).dataSync()[0]!);
    expect(length).toBeGreaterThan(0);
    // To 5 %: float32, and the kinks of the ReLUs on the way.
    expect((along(0.02) - along(-0.02)) / 0.04 / length).toBeCloseTo(1, 1);
  });

  test('a handmade unit of expanded weights is the linear one', () => {
    const kernel = expand(network, { layer: to, unit }, from);
    expect(kernel.stride).toBe(1);
    const { height, width, channels } = kernel;
    const kernels = Array.from({ length: channels }, (_, c) => ({
      unit: c,
      rows: Array.from({ length: height }, (_, y) =>
        Array.from({ length: width }, (_, x) => kernel.values[(y * width + x) * channels + c]!),
      ),
    }));
    const target = { layer: to, unit };
    const linear = run([{ kind: 'linear', to: target, from }], `${to}_pre_relu`);
    const handmade = run(
      [{ kind: 'handmade', to: target, from, kernels, bias: kernel.bias }],
      `${to}_pre_relu`,
    );
    expect(Math.max(...linear.map(Math.abs))).toBeGreaterThan(0.1);
    linear.forEach((value, i) => expect(value).toBeCloseTo(handmade[i]!, 3));
  });
});
