/** A backend is given up when it is lost again soon after; losses far apart, as of a laptop that sleeps, do not add up. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningBackend } from '#lib/compute/backends.ts';
import { createEngine } from '#lib/compute/engine.ts';
import { backends, type BackendName } from '#lib/compute/backend-name.ts';

const nothing = (): void => undefined;
const minute = 60_000;

function started() {
  const start = (
    wanted: BackendName | undefined,
    _assets: unknown,
    avoid: ReadonlySet<BackendName> = new Set(),
  ): Promise<RunningBackend> =>
    Promise.resolve({
      name: [wanted, ...backends].find((name) => name && !avoid.has(name))!,
      adapter: '',
      lost: new Promise(nothing),
      settled: () => Promise.resolve(),
      trim: nothing,
      memory: () => ({ tensors: 0, bytes: 0, gpuBytes: 0 }),
      lose: nothing,
      stop: nothing,
    });
  const engine = createEngine(start, {}, nothing, nothing);
  return async (ms: number): Promise<BackendName> => {
    const { name } = await engine.use(undefined, () => true);
    vi.advanceTimersByTime(ms);
    engine.giveUp();
    return name;
  };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('a backend that is lost', () => {
  it('is started again once, then the next one is taken', async () => {
    const runsFor = started();
    expect([await runsFor(1000), await runsFor(1000), await runsFor(1000)]).toEqual([
      'webgpu',
      'webgpu',
      'webgl',
    ]);
  });

  it('is started again as often as it takes where it ran for minutes in between', async () => {
    const runsFor = started();
    for (let night = 0; night < 5; night++) expect(await runsFor(10 * minute)).toBe('webgpu');
    // Lost right after it was started again: it was not the sleep.
    expect([await runsFor(1000), await runsFor(1000)]).toEqual(['webgpu', 'webgl']);
  });
});
