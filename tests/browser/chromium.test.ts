/** WebGPU, in a worker, is there in the browser that the tests use and in the one that the npm package carries. */
import { arch, platform } from 'node:os';
import { expect, inject, test } from 'vitest';
import { openBrowser, unpackedChromium, type Chromium } from '../support/browser.ts';

/** Doubles four numbers with a compute shader inside a worker. */
const worker = `onmessage = async () => {
  try {
    const adapter = await navigator.gpu?.requestAdapter();
    if (!adapter) return postMessage('no adapter');
    const device = await adapter.requestDevice();
    const usage = GPUBufferUsage;
    const buffer = device.createBuffer({ size: 16, usage: usage.STORAGE | usage.COPY_DST | usage.COPY_SRC });
    const result = device.createBuffer({ size: 16, usage: usage.MAP_READ | usage.COPY_DST });
    device.queue.writeBuffer(buffer, 0, new Float32Array([1, 2, 3, 4]));
    const module = device.createShaderModule({ code:
      '@group(0) @binding(0) var<storage, read_write> x: array<f32>;' +
      '@compute @workgroup_size(4) fn main(@builtin(global_invocation_id) id: vec3u) { x[id.x] *= 2; }' });
    const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
    const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0),
      entries: [{ binding: 0, resource: { buffer } }] });
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline); pass.setBindGroup(0, group); pass.dispatchWorkgroups(1); pass.end();
    encoder.copyBufferToBuffer(buffer, 0, result, 0, 16);
    device.queue.submit([encoder.finish()]);
    await result.mapAsync(GPUMapMode.READ);
    postMessage([...new Float32Array(result.getMappedRange())].join());
  } catch (error) { postMessage(String(error)); }
};`;

async function doubled(chromium: Chromium): Promise<string> {
  const browser = await openBrowser(chromium);
  try {
    const page = await browser.newPage();
    await page.goto(inject('site'));
    return await page.evaluate((source) => {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      const worker = new Worker(url);
      worker.postMessage('go');
      return new Promise<string>((resolve) => {
        worker.onmessage = ({ data }) => resolve(String(data));
        worker.onerror = ({ message }) => resolve(message);
      });
    }, worker);
  } finally {
    await browser.close();
  }
}

test('the browser of the tests computes with WebGPU in a worker', async () => {
  expect(await doubled(inject('chromium'))).toBe('2,4,6,8');
});

test.skipIf(platform() !== 'linux' || arch() !== 'x64')('so does the one of the npm package', async () => {
  expect(await doubled(await unpackedChromium())).toBe('2,4,6,8');
});
