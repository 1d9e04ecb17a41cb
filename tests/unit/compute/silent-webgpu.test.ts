/** WebGPU that never answers, or answers in ways that it should not: the next backend is taken, and the reason is told. */
import { afterEach, expect, it, vi } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import { patience } from '#lib/compute/in-time.ts';
import type { BackendName } from '#lib/compute/backend-name.ts';

const never = () => new Promise<never>(() => undefined);
const others = new Set<BackendName>(['webgl', 'wasm', 'cpu']);
const adapterWith = (requestDevice: () => Promise<unknown>, info?: object) => ({
  info,
  limits: {},
  features: new Set(),
  requestDevice,
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What WebGPU is said to have failed of, where it is all there is. */
async function reason(requestAdapter: () => unknown): Promise<string> {
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const said = startBackend(undefined, {}, others).then(
    ({ name }) => name,
    (error: unknown) => String(error),
  );
  await vi.advanceTimersByTimeAsync(patience);
  return said;
}

it('is passed over when no adapter comes', async () => {
  expect(await reason(never)).toMatch(/a WebGPU adapter did not come within 5 s/);
});

it('is passed over when no device comes, and a device that comes late is ended', async () => {
  const destroy = vi.fn();
  let arrive: (device: object) => void = () => undefined;
  const requestDevice = () => new Promise<object>((resolve) => (arrive = resolve));
  expect(await reason(() => Promise.resolve(adapterWith(requestDevice, {})))).toMatch(
    /a WebGPU device did not come within 5 s/,
  );
  expect(destroy).not.toHaveBeenCalled();
  arrive({ destroy });
  await vi.advanceTimersByTimeAsync(0);
  expect(destroy).toHaveBeenCalledTimes(1);
});

it('is passed over when asking throws', async () => {
  const refuse = () => {
    throw new Error('blocked');
  };
  expect(await reason(refuse)).toMatch(/webgpu: blocked/);
  expect(await reason(() => Promise.reject(new Error('blocked')))).toMatch(/webgpu: blocked/);
});

it('is asked for a device by an adapter that does not say what it is', async () => {
  const requestDevice = vi.fn(() => Promise.reject(new Error('no device')));
  expect(await reason(() => Promise.resolve(adapterWith(requestDevice)))).toMatch(/webgpu: no device/);
  expect(requestDevice).toHaveBeenCalledTimes(1);
});

it('gives way to the next backend', async () => {
  vi.stubGlobal('navigator', { gpu: { requestAdapter: never } });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const starting = startBackend(undefined, {}, new Set<BackendName>(['webgl', 'wasm']));
  await vi.advanceTimersByTimeAsync(patience);
  vi.useRealTimers();
  expect((await starting).name).toBe('cpu');
});
