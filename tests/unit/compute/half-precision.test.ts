/**
 * WebGL on phones keeps 16 bits of every number: above 65,504 it is infinite. Here every result of an operation is rounded so, and what
 * networks and objectives compute from activations as large as InceptionV1's must still come out.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import { selfTest } from '#lib/compute/selftest.ts';
import { createBandLrn, createLrn } from '#lib/networks/lrn.ts';
import { alongWithCosine } from '#lib/optvis/objectives/cosine.ts';
import { gramCosine } from '#lib/optvis/objectives/gram.ts';
import { meanSquare } from '#lib/optvis/objectives/probe.ts';

type Kernels = ReturnType<typeof tf.engine>;
type RunKernel = Kernels['runKernel'];

/** Rounds, in place, what every operation on cpu takes and gives; call the result to end it. */
function rounded(round: (value: number) => number): () => void {
  const engine = tf.engine();
  const plain = engine.runKernel.bind(engine) as RunKernel;
  const inPlace = (one: unknown): void => {
    if (!(one instanceof tf.Tensor) || one.dtype !== 'float32') return;
    const values = one.dataSync<'float32'>();
    for (let i = 0; i < values.length; i++) values[i] = round(values[i]!);
  };
  engine.runKernel = ((name, inputs, attributes) => {
    for (const input of Object.values(inputs).flat()) inPlace(input);
    const result: unknown = plain(name, inputs, attributes);
    for (const output of [result].flat()) inPlace(output);
    return result;
  }) as RunKernel;
  return () => {
    // What stood there before is the class's own.
    delete (engine as Partial<Kernels>).runKernel;
  };
}

/** Of values and gradients: the largest difference between half and single precision, as a share of the largest value. */
function difference(compute: () => Tensor[]): number {
  const numbers = (): Float32Array[] =>
    tf.tidy(() => compute().map((t) => Float32Array.from(t.dataSync<'float32'>())));
  const exact = numbers();
  const end = rounded(Math.f16round);
  const half = numbers();
  end();
  return Math.max(
    ...exact.map((values, k) => {
      const largest = values.reduce((top, v) => Math.max(top, Math.abs(v)), 0);
      return Math.max(...Array.from(values, (v, i) => Math.abs(v - half[k]![i]!))) / largest;
    }),
  );
}

/** Activations after a ReLU, up to `largest`. */
const activations = (shape: [number, number, number, number], largest: number): Tensor4D =>
  tf.tensor4d(
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) =>
      Math.max(0, largest * Math.sin(7.31 * (i + 1) + 0.0137 * i * i)),
    ),
    shape,
  );

/** A dozen operations, each rounded by up to 0.05 percent; where a square overflows, nothing is left of the largest. */
const close = 0.01;

describe('with 16 bits', () => {
  beforeAll(async () => {
    await startBackend('cpu', {});
  });
  afterEach(() => {
    delete (tf.engine() as Partial<Kernels>).runKernel;
  });

  it('activations up to 2,000 are normalized, and the way back holds', () => {
    const lrn = createBandLrn(64, { radius: 2, bias: 1, alpha: 2e-5, beta: 0.75 });
    const shape: [number, number, number, number] = [1, 3, 3, 64];
    const error = difference(() => {
      const x = activations(shape, 2000);
      const dy = tf.sub(activations(shape, 2), 1);
      return [lrn(x), tf.grad((input: Tensor) => tf.sum(tf.mul(lrn(input as Tensor4D), dy)))(x)];
    });
    lrn.dispose();
    expect(error).toBeLessThan(close);
  });

  it.each<[string, (x: Tensor) => Tensor]>([
    ['the mean of squares', meanSquare],
    ['a direction weighed by its cosine', (x) => alongWithCosine(x, new Float32Array(16).fill(0.25), 1)],
    ['the cosine of Gram matrices, by channels', (x) => gramCosine(x, 'channels')],
    ['the same by positions', (x) => gramCosine(x, 'positions')],
  ])('%s, of activations up to 400', (_name, objective) => {
    const error = difference(() => [objective(activations([2, 12, 12, 16], 400))]);
    expect(error).toBeLessThan(close);
  });

  it('a backend of 16 bits passes the self-test; one whose numbers end earlier is not taken', async () => {
    rounded(Math.f16round);
    await expect(selfTest()).resolves.toBeUndefined();
    delete (tf.engine() as Partial<Kernels>).runKernel;
    rounded((value) => (Math.abs(value) > 1000 ? value * Infinity : value));
    await expect(selfTest()).rejects.toThrow('large numbers');
  });
});

it('the banded matrix and tfjs normalize alike', async () => {
  await startBackend('cpu', {});
  const options = { radius: 2, bias: 1, alpha: 2e-5, beta: 0.75 };
  const [ours, theirs] = [createBandLrn(8, options), createLrn(8, options)];
  const [a, b] = tf.tidy(() => {
    const x = activations([1, 2, 2, 8], 2000);
    return [ours, theirs].map((lrn) => lrn(x).dataSync<'float32'>());
  }) as [Float32Array, Float32Array];
  for (const lrn of [ours, theirs]) lrn.dispose();
  a.forEach((value, i) => expect(Math.abs(value - b[i]!)).toBeLessThan(1e-4));
});
