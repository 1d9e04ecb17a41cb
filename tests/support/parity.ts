/**
 * Activations and gradients of a network against the numbers that PyTorch gave for the float weights (tests/golden/make_parity.py),
 * on whatever backend is active. Runs in Node and in the lab page.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { Network } from '#lib/networks/runner.ts';

interface Sampled {
  rms: number;
  indices: number[];
  values: number[];
}

export interface Golden {
  network: string;
  size: number;
  layers: Record<string, Sampled & { shape: number[] }>;
  gradients: (Sampled & { layer: string; channel: number; objective: number })[];
}

export interface Deviation {
  what: string;
  /** Median over the samples that are not zero of |got - expected| / |expected|. */
  median: number;
  /** Largest of |got - expected| / rms over all samples. */
  worst: number;
}

/** The formula of make_parity.py: [1, size, size, 3], RGB. */
export function goldenPicture(size: number): Tensor4D {
  const values = new Float32Array(size * size * 3);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      for (let c = 0; c < 3; c++)
        values[(y * size + x) * 3 + c] =
          0.5 +
          0.22 * Math.sin(0.31 * x + 0.17 * y + 1.3 * c) +
          0.16 * Math.sin(0.07 * x * (c + 1) - 0.43 * y + 0.5) +
          0.1 * Math.sin(0.011 * x * y + 2.1 * c);
  return tf.tensor4d(values, [1, size, size, 3]);
}

function deviation(what: string, got: ArrayLike<number>, { rms, indices, values }: Sampled): Deviation {
  const off = indices.map((place, i) => Math.abs(got[place]! - values[i]!));
  const relative = off
    .flatMap((d, i) => (values[i] === 0 ? [] : d / Math.abs(values[i]!)))
    .sort((a, b) => a - b);
  return { what, median: relative[relative.length >> 1]!, worst: Math.max(...off) / rms };
}

/** Every layer, then the objective and the gradient of every unit that the golden file names. */
export async function parity(network: Network, golden: Golden): Promise<Deviation[]> {
  const picture = goldenPicture(golden.size);
  const result: Deviation[] = [];
  const names = Object.keys(golden.layers);
  const activations = tf.tidy(() => {
    const T = network.run(picture);
    return names.map((name) => T(name));
  });
  for (const [i, name] of names.entries()) {
    const expected = golden.layers[name]!;
    const shape = activations[i]!.shape.slice(1);
    if (shape.join() !== expected.shape.join()) throw new Error(`${name} is ${shape.join(' x ')}`);
    result.push(deviation(name, await activations[i]!.data(), expected));
  }
  tf.dispose(activations);
  for (const gradient of golden.gradients) {
    const { layer, channel } = gradient;
    const { value, grad } = tf.tidy(() =>
      tf.valueAndGrad((input: Tensor) =>
        tf.mean(tf.slice(network.run(input as Tensor4D)(layer), [0, 0, 0, channel], [1, -1, -1, 1])),
      )(picture),
    );
    const [objective] = await value.data();
    result.push(
      deviation(`objective ${layer}:${channel}`, [objective!], {
        rms: Math.abs(gradient.objective),
        indices: [0],
        values: [gradient.objective],
      }),
      deviation(`gradient of ${layer}:${channel}`, await grad.data(), gradient),
    );
    tf.dispose([value, grad]);
  }
  picture.dispose();
  return result;
}
