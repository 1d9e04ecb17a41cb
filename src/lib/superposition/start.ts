/** The engine for where we are: our WGSL on a WebGPU device, else typed arrays. */
import { getBackend } from '@tensorflow/tfjs-core';
import type { ToyConfig } from './config.ts';
import type { Trainer } from './trainer.ts';
import { createTypedArrays } from './typed-arrays.ts';

/** Rejects with a sentence for a config that cannot be run. */
export async function startTrainer(config: ToyConfig): Promise<Trainer> {
  if (getBackend() !== 'webgpu') return createTypedArrays(config);
  const { createWebGPU } = await import('./webgpu.ts');
  try {
    return await createWebGPU(config);
  } catch (error) {
    // Refuses what no engine can run.
    const plain = createTypedArrays(config);
    console.warn('Toy models run on the processor:', error);
    return plain;
  }
}
