/** In a browser on WebGPU: our WGSL against the typed arrays, and what of the GPU's memory is left when it is over. */
import { openExperiment } from '#lib/compute/client.ts';
import type { BackendName } from '#lib/compute/backend-name.ts';
import type { ToyConfig, ToySnapshot } from '#lib/superposition/config.ts';
import type { Trainer } from '#lib/superposition/trainer.ts';
import { createTypedArrays } from '#lib/superposition/typed-arrays.ts';
import { createWebGPU, type WebGPUTrainer } from '#lib/superposition/webgpu.ts';
import { variants, type Variant } from '#lib/superposition/webgpu-variants.ts';
import { toyConfigs } from './toy-configs.ts';

export interface ToyParity {
  /** The farthest weight, and loss, of each config and variant from the typed arrays' after 50 steps. */
  differences: [string, number, number][];
  /** Variants that did not fit a config. */
  unfit: string[];
  /** Buffers that were made and not destroyed. */
  left: number;
  /** Why a run at an absurd rate stopped, and whether its weights are numbers. */
  stopped: string | undefined;
  sound: boolean;
  /** What a run with a trial ran on. */
  chosen: Variant;
}

/** Counts buffers from now on. */
function countBuffers(): () => number {
  const open = new Set<GPUBuffer>();
  const device = GPUDevice.prototype;
  const buffer = GPUBuffer.prototype;
  const { createBuffer, destroy } = {
    createBuffer: Object.getOwnPropertyDescriptor(device, 'createBuffer')!.value as (
      this: GPUDevice,
      descriptor: GPUBufferDescriptor,
    ) => GPUBuffer,
    destroy: Object.getOwnPropertyDescriptor(buffer, 'destroy')!.value as (this: GPUBuffer) => undefined,
  };
  device.createBuffer = function (descriptor) {
    const made = createBuffer.call(this, descriptor);
    open.add(made);
    return made;
  };
  buffer.destroy = function () {
    open.delete(this);
    return destroy.call(this);
  };
  return () => {
    device.createBuffer = createBuffer;
    buffer.destroy = destroy;
    return open.size;
  };
}

async function train(
  trainer: Trainer,
  steps: number,
): Promise<{ weights: Float32Array; loss: Float32Array }> {
  // Queued in parts, so that a part begins at an odd step.
  for (const end of [Math.min(3, steps), steps])
    if (trainer.advance) trainer.advance(end - trainer.steps);
    else while (trainer.steps < end) trainer.step();
  const weights = await trainer.weights();
  const { loss } = trainer.log.read();
  trainer.dispose();
  return { weights, loss };
}

const farthest = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), a.length === b.length ? 0 : Infinity);

/** Kernels with barriers take a software adapter seconds to compile; what a row does is the same text in all three. */
const programsFor = (name: string): readonly Variant[] =>
  ['plain', 'absolute value', 'patterns'].includes(name) ? variants : ['rows'];

/** Needs the WebGPU backend. */
export async function toyParity(steps = 50): Promise<ToyParity> {
  const stop = countBuffers();
  const differences: [string, number, number][] = [];
  const unfit: string[] = [];
  for (const [name, config] of Object.entries(toyConfigs)) {
    const expected = await train(createTypedArrays(config), steps);
    for (const variant of programsFor(name)) {
      const title = `${name}, ${variant}`;
      const trainer = await createWebGPU(config, variant).catch((error: unknown) => {
        if (!/too large/.test(String(error))) throw error;
      });
      if (!trainer) {
        unfit.push(title);
        continue;
      }
      const found = await train(trainer, steps);
      differences.push([
        title,
        farthest(found.weights, expected.weights),
        farthest(found.loss, expected.loss),
      ]);
    }
  }
  const wild: ToyConfig = { ...toyConfigs.linear!, rate: 1e6, batch: 8 };
  const diverged: WebGPUTrainer = await createWebGPU(wild);
  const { weights } = await train(diverged, 5);
  return {
    differences,
    unfit,
    left: stop(),
    stopped: diverged.stopped,
    sound: weights.every(Number.isFinite),
    chosen: diverged.variant,
  };
}

/** Opens toy models as a figure does, trains them for `steps`, and says where that was. */
export function trainThroughWorker(
  steps: number,
  asked?: BackendName,
): Promise<{ backend: BackendName; engine: string; step: number; curve: number }> {
  return new Promise((resolve, reject) => {
    let where: BackendName | undefined;
    let last: ToySnapshot | undefined;
    const session = openExperiment<ToySnapshot>(
      'toy',
      toyConfigs.plain!,
      {
        progress: () => undefined,
        ready(backend) {
          where = backend;
          session.run(steps);
        },
        snapshot(snapshot) {
          last = snapshot;
        },
        paused(_, step) {
          session.close();
          resolve({ backend: where!, engine: last!.engine, step, curve: last!.curveSteps.at(-1)! });
        },
        lost: reject,
        failed: reject,
      },
      asked,
    );
  });
}
