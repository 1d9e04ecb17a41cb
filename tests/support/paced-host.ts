/** The worker's host in Node, under a clock of the test's own: a page that draws, and experiments that count. */
import { vi } from 'vitest';
import type { RunningBackend } from '#lib/compute/backends.ts';
import { createHost } from '#lib/compute/host.ts';
import type { Pace, Reply, Request } from '#lib/compute/protocol.ts';
import type { Workshop } from '#lib/compute/hosted-experiment.ts';

/** A page that draws every picture after `draws` ms, and experiments that count, a step of which takes the device `takes` ms. */
export function pacedHost({ draws = 16, takes = 0 } = {}) {
  const replies: { at: number; reply: Reply }[] = [];
  let lose: (why: string) => void = () => undefined;
  let readFails = false;
  let queued = 0;
  const workshop: Workshop = {
    create() {
      let steps = 0;
      return Promise.resolve({
        get steps() {
          return steps;
        },
        step: () => void (steps++, queued++),
        advance: (count) => void ((steps += count), (queued += count)),
        async read() {
          // As on a device: it takes a moment, in which messages arrive.
          await new Promise((resolve) => setTimeout(resolve, 2));
          if (readFails) throw new Error('gone');
          return { step: steps };
        },
        dispose: () => undefined,
      });
    },
    sweep: () => undefined,
  };
  const start = () => {
    const backend: RunningBackend = {
      name: 'webgpu',
      adapter: '',
      lost: new Promise((resolve) => (lose = resolve)),
      settled: () => new Promise((resolve) => setTimeout(resolve, takes * queued + 0 * (queued = 0))),
      trim: () => undefined,
      memory: () => ({ tensors: 0, bytes: 0, gpuBytes: 0 }),
      lose: () => undefined,
      stop: () => undefined,
    };
    return Promise.resolve(backend);
  };
  const host = createHost(
    (reply) => {
      replies.push({ at: performance.now(), reply });
      if (reply.type === 'snapshot' && Number.isFinite(draws))
        setTimeout(() => {
          host.receive({ type: 'drawn', id: reply.id });
        }, draws);
    },
    workshop,
    {},
    start,
  );
  const send = (request: Request): void => {
    host.receive(request);
  };
  return {
    send,
    wait: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    open: (id = 1) => send({ type: 'open', id, kind: 'toy', config: {} }),
    run: (until: number, pace?: Pace, id = 1) => send({ type: 'run', id, until, pace }),
    failReads: (on: boolean) => void (readFails = on),
    lose: () => lose('pulled out'),
    /** Steps of the pictures shown so far, and when each came. */
    shown: (id = 1) =>
      replies.flatMap(({ at, reply }) =>
        reply.type === 'snapshot' && reply.id === id
          ? [{ at, step: (reply.snapshot as { step: number }).step }]
          : [],
      ),
    of: (type: Reply['type'], id = 1) =>
      replies.filter(({ reply }) => reply.type === type && 'id' in reply && reply.id === id),
  };
}
