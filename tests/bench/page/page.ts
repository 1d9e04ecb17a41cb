/** Inside the browser: one gradient step of our graph runner, and of tfjs op by op, timed in turn on one backend. */
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { startBackend } from '#lib/compute/backends.ts';
import type { BackendName } from '#lib/compute/backend-name.ts';
import { decodeTensor } from '#lib/networks/decode.ts';
import type { Manifest, NetworkId } from '#lib/networks/manifest.ts';
import { createNetwork, type T, type Weights } from '#lib/networks/runner.ts';
import { createRandom } from '#lib/math/random.ts';
import { createOptvis } from '#lib/optvis/render.ts';
import { createEager } from '../eager.ts';
import './toys.ts';

export interface Case {
  network: NetworkId;
  layer: string;
  unit: number;
  size: number;
}

export interface Contender {
  /** ms of each measured step. */
  times: number[];
  /** Compute passes given to the GPU in one step; 0 where there is none. */
  dispatches: number;
}

export interface Result {
  adapter: string;
  ours: Contender;
  eager: Contender;
  /** Root mean square of the difference between the two gradients, against that of the gradient. */
  difference: number;
  /** One whole step of the experiment: parametrization, transforms, network, objective, Adam. */
  whole: Contender;
  /** Multiplications and additions, in millions, of the network's way forward at this size. */
  megaflops: number;
}

let dispatches = 0;
if (typeof GPUComputePassEncoder !== 'undefined') {
  const pass = GPUComputePassEncoder.prototype;
  const { dispatchWorkgroups } = Object.getOwnPropertyDescriptors(pass);
  const original = dispatchWorkgroups.value as (
    this: GPUComputePassEncoder,
    ...counts: number[]
  ) => undefined;
  pass.dispatchWorkgroups = function (...counts: [number, number?, number?]) {
    dispatches += 1;
    return original.apply(this, counts as number[]);
  };
}

const absolute = (url: string): string => new URL(url, location.href).href;

/** Of the programs of the wasm backend. */
export const urls = { wasm: { plain: absolute(plainUrl), simd: absolute(simdUrl) } };

export async function load(
  id: NetworkId,
  layer: string,
): Promise<{ manifest: Manifest; weights: Map<string, Weights> }> {
  const base = absolute(`networks/${id}/`);
  const manifest = (await (await fetch(`${base}manifest.json`)).json()) as Manifest;
  const weights = new Map<string, Weights>();
  const last = manifest.layers.find(({ name }) => name === layer)!.shard;
  for (const shard of manifest.shards.slice(0, last + 1)) {
    const bytes = new Uint8Array(await (await fetch(base + shard.file)).arrayBuffer());
    for (const tensor of shard.tensors)
      weights.set(tensor.name, { shape: tensor.shape, values: decodeTensor(bytes, tensor) });
  }
  return { manifest, weights };
}

export async function measure(step: () => void | Promise<void>, into: Contender): Promise<void> {
  dispatches = 0;
  const started = performance.now();
  await step();
  into.times.push(performance.now() - started);
  into.dispatches = dispatches;
}

async function bench(
  backend: BackendName,
  { network: id, layer, unit, size }: Case,
  rounds: number,
): Promise<Result> {
  const running = await startBackend(backend, urls);
  if (running.name !== backend) throw new Error(`${backend} is not to be had here; ${running.name} is.`);
  const { manifest, weights } = await load(id, layer);
  const network = createNetwork(manifest);
  network.add(weights);
  const eager = createEager(manifest, weights);
  const random = createRandom(1);
  const picture = tf.keep(
    tf.tensor4d(
      Float32Array.from({ length: size * size * 3 }, () => random.uniform()),
      [1, size, size, 3],
    ),
  );
  const gradientOf = (run: (picture: Tensor4D) => T) =>
    tf.grad((x: tf.Tensor) => {
      // Of the whole layer, since a single unit may well be silent on noise.
      return tf.mean(run(x as Tensor4D)(layer));
    });
  const ourGradient = gradientOf((x) => network.run(x));
  const eagerGradient = gradientOf((x) => eager.run(x));
  const values = async (gradient: (x: tf.Tensor) => tf.Tensor) => {
    const result = tf.tidy(() => gradient(picture));
    const data = await result.data();
    result.dispose();
    return data;
  };

  const [a, b] = [await values(ourGradient), await values(eagerGradient)];
  let [energy, difference] = [0, 0];
  a.forEach((value, i) => {
    energy += value ** 2;
    difference += (value - b[i]!) ** 2;
  });

  const ours: Contender = { times: [], dispatches: 0 };
  const theirs: Contender = { times: [], dispatches: 0 };
  const whole: Contender = { times: [], dispatches: 0 };
  const experiment = createOptvis(
    { [id]: network },
    {
      runs: [
        {
          network: id,
          layer,
          unit,
          size,
          objective: 'channel',
          sign: 1,
          param: 'fourier',
          decorrelate: true,
          transforms: { jitter: 8, scale: 0.1, rotate: 10 },
          rate: 0.05,
          seed: 1,
        },
      ],
    },
  );
  const step = async () => {
    experiment.step();
    await running.settled();
  };
  // Past the first steps, which redirect dead ReLUs and compile.
  for (let i = 0; i < 17; i++) await step();
  for (let i = 0; i < rounds; i++) {
    await measure(async () => void (await values(ourGradient)), ours);
    await measure(async () => void (await values(eagerGradient)), theirs);
    await measure(step, whole);
  }
  experiment.dispose();
  network.dispose();
  const { megaflops } = manifest.layers.find(({ name }) => name === layer)!;
  return {
    adapter: running.adapter,
    ours,
    eager: theirs,
    difference: Math.sqrt(difference / energy),
    whole,
    megaflops: megaflops * (size / 224) ** 2,
  };
}

Object.assign(globalThis, { bench });
// It needs what is defined above.
void import('./tuning.ts');
