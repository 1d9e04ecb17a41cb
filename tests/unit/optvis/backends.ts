/** The two backends that Node has, and the check that a group of tests frees what it makes. */
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';

export function onEachBackend(title: string, body: () => void): void {
  describe.each(['cpu', 'wasm'] as const)(`${title} on %s`, (backend) => {
    let tensors = 0;
    beforeAll(async () => {
      expect((await startBackend(backend, {})).name).toBe(backend);
      tensors = memory().numTensors;
    });
    afterAll(() => {
      expect(memory().numTensors).toBe(tensors);
    });
    body();
  });
}
