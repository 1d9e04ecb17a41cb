/** Inside the browser: every way to train the same toy models, in turn in one page, and what each asks of the GPU a step. */
import { startBackend } from '#lib/compute/backends.ts';
import type { ToyConfig } from '#lib/superposition/config.ts';
import { createReference } from '#lib/superposition/reference.ts';
import { createTypedArrays } from '#lib/superposition/typed-arrays.ts';
import { createWebGPU } from '#lib/superposition/webgpu.ts';
import { variants } from '#lib/superposition/webgpu-variants.ts';
import { createJax } from './jax.ts';

export interface ToyContender {
  name: string;
  /** ms of a step, one number a round. */
  times: number[];
  /** A step's, in the last round. */
  dispatches: number;
  submissions: number;
  uploads: number;
  uploaded: number;
  /** Why it did not run. */
  failed?: string;
}

interface Runner {
  run(steps: number): Promise<void>;
}

const counted = { dispatches: 0, submissions: 0, uploads: 0, uploaded: 0 };

/** Replaces a method of WebGPU by one that is seen. */
function watch<T>(prototype: T, name: keyof T & string, seen: (args: unknown[]) => void): void {
  const original = prototype[name] as (this: T, ...args: unknown[]) => unknown;
  prototype[name] = function (this: T, ...args: unknown[]) {
    seen(args);
    return original.apply(this, args);
  } as T[keyof T & string];
}
if (typeof GPUQueue !== 'undefined') {
  watch(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => counted.dispatches++);
  watch(GPUQueue.prototype, 'submit', () => counted.submissions++);
  watch(GPUQueue.prototype, 'writeBuffer', ([, , data, , length]) => {
    counted.uploads++;
    counted.uploaded += (length as number | undefined) ?? (data as ArrayBufferView).byteLength;
  });
}

async function makers(
  config: ToyConfig,
  which: readonly string[],
): Promise<[string, () => Promise<Runner>][]> {
  const backend = await startBackend('webgpu', {});
  const stepping = (trainer: { step(): void }, wait: () => Promise<unknown>): Runner => ({
    async run(steps) {
      for (let i = 0; i < steps; i++) trainer.step();
      await wait();
    },
  });
  const all: [string, () => Promise<Runner>][] = [
    [
      'tfjs, op by op',
      () => {
        const trainer = createReference(config);
        return Promise.resolve(stepping(trainer, () => trainer.weights()));
      },
    ],
    ...variants.map((variant): [string, () => Promise<Runner>] => [
      `ours, ${variant}`,
      async () => {
        const trainer = await createWebGPU(config, variant);
        return {
          async run(steps) {
            trainer.advance!(steps);
            await backend.settled();
          },
        };
      },
    ]),
    ['typed arrays', () => Promise.resolve(stepping(createTypedArrays(config), () => Promise.resolve()))],
    ...(['webgpu', 'wasm'] as const).map((device): [string, () => Promise<Runner>] => [
      `jax-js jit, ${device}`,
      async () => {
        const trainer = await createJax(config, device);
        return stepping(trainer, () => trainer.settled());
      },
    ]),
  ];
  return all.filter(([name]) => which.some((part) => name.startsWith(part)));
}

/** `rounds` times every contender in turn; each takes as many steps a round as last about `span` ms. */
export async function benchToys(
  config: ToyConfig,
  which: readonly string[],
  rounds: number,
  span = 300,
): Promise<ToyContender[]> {
  const racing: { runner: Runner | undefined; steps: number; result: ToyContender }[] = [];
  for (const [name, make] of await makers(config, which)) {
    const result: ToyContender = {
      name,
      times: [],
      dispatches: 0,
      submissions: 0,
      uploads: 0,
      uploaded: 0,
    };
    try {
      const runner = await make();
      // Compiles, then measures how long a step is.
      await runner.run(2);
      const started = performance.now();
      await runner.run(2);
      const steps = Math.ceil((2 * span) / (performance.now() - started));
      racing.push({ runner, steps: Math.max(1, Math.min(256, steps)), result });
    } catch (error) {
      racing.push({ runner: undefined, steps: 0, result: { ...result, failed: String(error) } });
    }
  }
  for (let round = 0; round < rounds; round++)
    for (const { runner, steps, result } of racing) {
      if (!runner) continue;
      Object.assign(counted, { dispatches: 0, submissions: 0, uploads: 0, uploaded: 0 });
      const started = performance.now();
      await runner.run(steps);
      result.times.push((performance.now() - started) / steps);
      for (const key of ['dispatches', 'submissions', 'uploads', 'uploaded'] as const)
        result[key] = counted[key] / steps;
    }
  return racing.map(({ result }) => result);
}
Object.assign(globalThis, { benchToys });
