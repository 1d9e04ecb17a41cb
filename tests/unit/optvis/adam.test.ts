import { tensor1d } from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createAdam } from '#lib/optvis/adam.ts';
import golden from './adam.json' with { type: 'json' };
import { onEachBackend } from './backends.ts';

onEachBackend('adam', () => {
  it('moves as PyTorch does, for gradients from 1e-6 to 5', async () => {
    const adam = createAdam<Tensor1D>(tensor1d(golden.start), golden.rate);
    for (const [i, entries] of golden.gradients.entries()) {
      const gradient = tensor1d(entries);
      adam.ascend(gradient);
      gradient.dispose();
      const values = await adam.value.data();
      // float32 against float64: a few rounding errors of numbers around 2.
      golden.values[i]!.forEach((value, k) => {
        expect(Math.abs(values[k]! - value)).toBeLessThan(2e-6);
      });
    }
    adam.dispose();
  });
});
