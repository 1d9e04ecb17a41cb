import { expect, it } from 'vitest';
import { adjointChecks } from '../../support/optvis-checks.ts';
import { onEachBackend } from './backends.ts';

onEachBackend('adjoints', () => {
  it.each(Object.entries(adjointChecks))('%s', async (_name, error) => {
    // float32 rounding; a wrong way back is off by more than 1e-2.
    expect(await error()).toBeLessThan(1e-6);
  });
});
