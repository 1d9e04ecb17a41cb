/** The worker's host, driven in Node with experiments that only count and a backend that can be taken away. */
import { describe, expect, it, vi } from 'vitest';
import type { RunningBackend } from '#lib/compute/backends.ts';
import { createHost } from '#lib/compute/host.ts';
import type { Workshop } from '#lib/compute/hosted-experiment.ts';
import type { BackendName } from '#lib/compute/backend-name.ts';
import type { Reply, Request } from '#lib/compute/protocol.ts';

interface Snapshot {
  step: number;
  trace: Float32Array;
}

function setUp() {
  const replies: Reply[] = [];
  const alive = new Set<object>();
  const started: BackendName[] = [];
  const swept = vi.fn();
  const losers: ((why: string) => void)[] = [];
  const workshop: Workshop = {
    create(_kind, config) {
      if (config === 'bad') return Promise.reject(new Error('There is no such layer.'));
      let steps = 0;
      const token = {};
      alive.add(token);
      return Promise.resolve({
        get steps() {
          return steps;
        },
        step() {
          // Slow enough that a run spans several batches.
          const end = performance.now() + 2;
          while (performance.now() < end);
          steps++;
        },
        read: () =>
          Promise.resolve({ step: steps, trace: new Float32Array(3).fill(steps) } satisfies Snapshot),
        dispose: () => void alive.delete(token),
      });
    },
    sweep: swept,
  };
  const start = (
    wanted: BackendName | undefined,
    _assets: unknown,
    avoid: ReadonlySet<BackendName> = new Set(),
  ) => {
    const name = [wanted, 'webgpu' as const, 'wasm' as const].find((n) => n && !avoid.has(n))!;
    started.push(name);
    const backend: RunningBackend = {
      name,
      adapter: 'test',
      lost: new Promise((resolve) => losers.push(resolve)),
      settled: () => Promise.resolve(),
      trim: () => undefined,
      memory: () => ({ tensors: alive.size, bytes: 0, gpuBytes: 0 }),
      lose: () => losers.at(-1)!('pulled out'),
      stop: () => undefined,
    };
    return Promise.resolve(backend);
  };
  const host = createHost((reply) => replies.push(reply), workshop, {}, start);
  const of = (id: number) => replies.filter((r) => 'id' in r && r.id === id);
  const send = (request: Request) => {
    host.receive(request);
  };
  const until = (test: () => boolean) =>
    vi.waitFor(() => expect(test()).toBe(true), { timeout: 5000, interval: 5 });
  const drawAll = setInterval(() => {
    for (const id of [1, 2]) send({ type: 'drawn', id });
  }, 10);
  const last = (id: number, type: Reply['type']) => of(id).findLast((r) => r.type === type);
  return { send, of, last, until, alive, started, swept, stop: () => clearInterval(drawAll) };
}

const open = (id: number, config: unknown = {}): Request => ({ type: 'open', id, kind: 'optvis', config });

describe('host', () => {
  it('opens, runs to the asked step, and frees everything when left', async () => {
    const h = setUp();
    h.send(open(1));
    h.send({ type: 'run', id: 1, until: 60 });
    await h.until(() => h.last(1, 'paused') !== undefined);
    expect(h.of(1)[0]).toMatchObject({ type: 'ready', backend: 'webgpu', snapshot: { step: 0 } });
    expect(h.last(1, 'paused')).toMatchObject({ reason: 'finished', step: 60 });
    const shown = h.of(1).filter((r) => r.type === 'snapshot');
    // The last step is always shown, and some on the way.
    expect((shown.at(-1) as { snapshot: Snapshot }).snapshot.step).toBe(60);
    expect(shown.length).toBeGreaterThan(1);
    h.send({ type: 'close', id: 1 });
    await h.until(() => h.alive.size === 0 && h.swept.mock.calls.length > 0);
    h.stop();
  });

  it('sends no second snapshot before the first is drawn', async () => {
    const h = setUp();
    h.stop();
    h.send(open(1));
    h.send({ type: 'run', id: 1, until: 1e6 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(h.of(1).filter((r) => r.type === 'snapshot')).toHaveLength(1);
    h.send({ type: 'close', id: 1 });
  });

  it('gives the turn to the figure asked last, and tells the other', async () => {
    const h = setUp();
    h.send(open(1));
    h.send(open(2));
    h.send({ type: 'run', id: 1, until: 1e6 });
    await h.until(() => h.last(1, 'snapshot') !== undefined);
    h.send({ type: 'run', id: 2, until: 20 });
    await h.until(() => h.last(2, 'paused') !== undefined);
    const paused = h.last(1, 'paused') as { reason: string; step: number };
    expect(paused.reason).toBe('turn');
    const before = h.of(1).length;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(h.of(1).length).toBe(before);
    h.stop();
  });

  it('steps exactly as often as asked', async () => {
    const h = setUp();
    h.send(open(1));
    h.send({ type: 'step', id: 1, count: 3 });
    await h.until(() => h.last(1, 'paused') !== undefined);
    expect(h.last(1, 'paused')).toMatchObject({ reason: 'asked', step: 3 });
    h.stop();
  });

  it('says why an experiment cannot be opened, and goes on with others', async () => {
    const h = setUp();
    h.send(open(1, 'bad'));
    h.send(open(2));
    await h.until(() => h.last(2, 'ready') !== undefined);
    expect(h.of(1)).toEqual([{ type: 'failed', id: 1, message: 'There is no such layer.' }]);
    h.stop();
  });

  it('replays and continues after a lost device; a second loss goes down one backend', async () => {
    const h = setUp();
    h.send(open(1));
    h.send({ type: 'run', id: 1, until: 120 });
    for (const round of [1, 2]) {
      await h.until(
        () =>
          ((h.last(1, 'snapshot') as { snapshot: Snapshot } | undefined)?.snapshot.step ?? 0) >= 20 * round,
      );
      const reached = (h.last(1, 'snapshot') as { snapshot: Snapshot }).snapshot.step;
      h.send({ type: 'lose' });
      await h.until(() => h.of(1).filter((r) => r.type === 'ready').length === 1 + round);
      expect(h.last(1, 'lost')).toMatchObject({ message: 'pulled out' });
      expect((h.last(1, 'ready') as { snapshot: Snapshot }).snapshot.step).toBeGreaterThanOrEqual(reached);
    }
    await h.until(() => h.last(1, 'paused') !== undefined);
    expect(h.last(1, 'paused')).toMatchObject({ reason: 'finished', step: 120 });
    expect(h.started).toEqual(['webgpu', 'webgpu', 'wasm']);
    expect(h.alive.size).toBe(1);
    h.stop();
  });
});
