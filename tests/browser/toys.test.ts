/** Toy models on the GPU: every program of the engine gives the numbers of the typed arrays. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackendName } from '#lib/compute/backend-name.ts';
import { openLab } from '../support/lab/open.ts';
import type { OpenLab } from '../support/lab/open.ts';
import type { Lab } from '../support/lab/page.ts';
import { browser, closePages } from '../support/page.ts';

let opened: OpenLab;
beforeAll(async () => {
  opened = await openLab(await browser());
});
afterAll(async () => {
  await opened.close();
  await closePages();
});

test('every program has the weights of the typed arrays, stops where they stop, and leaves no buffer', async () => {
  const { page, complaints } = opened;
  complaints.length = 0;
  const result = await page.evaluate(async () => {
    const { lab } = globalThis as unknown as { lab: Lab };
    await lab.start('webgpu');
    return lab.toyParity();
  });
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  for (const [title, weights, loss] of result.differences) {
    expect(weights, title).toBeLessThan(1e-5);
    expect(loss, title).toBeLessThan(1e-5);
  }
  expect(result.differences.length).toBe(15);
  expect(result.unfit).toEqual([]);
  expect(result.left).toBe(0);
  expect(result.stopped).toMatch(/out of bounds at step \d+/);
  expect(result.sound).toBe(true);
});

test('a figure that asks for WebGL computes without it, and one that asks for WebGPU queues exactly its steps', async () => {
  const train = (backend: BackendName) =>
    opened.page.evaluate((name) => {
      const { lab } = globalThis as unknown as { lab: Lab };
      return lab.trainThroughWorker(301, name);
    }, backend);
  expect(await train('webgl')).toMatchObject({ backend: 'wasm', engine: 'typed arrays', step: 301 });
  expect(await train('webgpu')).toEqual({ backend: 'webgpu', engine: 'WGSL', step: 301, curve: 301 });
});
