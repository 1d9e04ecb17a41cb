/** Steps that are queued many at once, and experiments that cannot use every backend. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningBackend } from '#lib/compute/backends.ts';
import { createEngine } from '#lib/compute/engine.ts';
import { stepFor } from '#lib/compute/step-batching.ts';
import { backends, type BackendName } from '#lib/compute/backend-name.ts';
import { createHosted } from '#lib/compute/hosted-experiment.ts';

const nothing = (): void => undefined;
const backendOf = (name: BackendName, settled: () => Promise<void>): RunningBackend => ({
  name,
  adapter: '',
  lost: new Promise(() => undefined),
  settled,
  trim: nothing,
  memory: () => ({ tensors: 0, bytes: 0, gpuBytes: 0 }),
  lose: nothing,
  stop: nothing,
});

/** A device that takes `ms` a step, and the lengths of what was queued on it. */
function onDevice(ms: number) {
  const session = createHosted({ type: 'open', id: 1, kind: 'toy', config: {} });
  const queued: number[] = [];
  let steps = 0;
  session.experiment = {
    get steps() {
      return steps;
    },
    step: nothing,
    advance: (count) => {
      queued.push(count);
      steps += count;
    },
    read: () => Promise.resolve({}),
    dispose: nothing,
  };
  const settled = () => new Promise<void>((resolve) => setTimeout(resolve, ms * (queued.at(-1) ?? 0)));
  return { session, queued, backend: backendOf('webgpu', settled), steps: () => steps };
}

describe('steps queued at once', () => {
  // A clock of the test's own: on a busy machine the quickest device takes longer than a batch.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());
  const run = async (...of: Parameters<typeof stepFor>): Promise<void> => {
    const over = stepFor(...of);
    await vi.runAllTimersAsync();
    await over;
  };

  it('double while the device is quick, up to a bound, and stop where they have to', async () => {
    const { session, queued, backend, steps } = onDevice(0);
    await run(Infinity, session, 30_001, backend);
    expect(queued.slice(0, 4)).toEqual([4, 8, 16, 32]);
    expect(Math.max(...queued)).toBe(4096);
    expect(steps()).toBe(30_001);
    expect(session.done).toBe(30_001);
  });

  it('come down to one on a device that takes longer than a batch for it', async () => {
    const { session, queued, backend } = onDevice(50);
    for (let turn = 0; turn < 4; turn++) await run(40, session, 1e6, backend);
    expect(queued).toEqual([4, 2, 1, 1]);
  });
});

describe('experiments that cannot use every backend', () => {
  function engineWith(...there: BackendName[]) {
    const start = (
      wanted: BackendName | undefined,
      _assets: unknown,
      avoid: ReadonlySet<BackendName> = new Set(),
    ) => {
      const name = [wanted, ...backends].find((b) => b && there.includes(b) && !avoid.has(b))!;
      return Promise.resolve(backendOf(name, () => Promise.resolve()));
    };
    return createEngine(start, {}, nothing, nothing);
  }
  const toys: BackendName[] = ['webgpu', 'wasm', 'cpu'];
  const free = () => true;

  it('start the best of theirs, and none that is asked for in vain', async () => {
    expect((await engineWith('webgl', 'wasm').use(undefined, free, toys)).name).toBe('wasm');
    expect((await engineWith('webgl', 'wasm').use('webgl', free, toys)).name).toBe('wasm');
    expect((await engineWith('webgpu', 'wasm').use('cpu', free, toys)).name).toBe('webgpu');
  });

  it('leave a backend alone on which others compute, and keep nobody from a better one', async () => {
    const engine = engineWith('webgl', 'wasm');
    expect((await engine.use(undefined, free)).name).toBe('webgl');
    expect((await engine.use(undefined, () => false, toys)).name).toBe('webgl');
    expect((await engine.use(undefined, free, toys)).name).toBe('wasm');
    expect((await engine.use(undefined, () => false)).name).toBe('wasm');
    expect((await engine.use(undefined, free)).name).toBe('webgl');
  });
});
