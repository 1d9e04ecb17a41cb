/** The page's side of the compute worker: opens experiments and hears of them. Started on first use, one a page. */
import { whenDrawn } from './drawn.ts';
import type { BackendName, ExperimentKind, Experiments, Memory, Pace, Reply, Request } from './protocol.ts';

export interface Listener<K extends ExperimentKind> {
  progress?(loaded: number, total: number, what: string): void;
  ready(backend: BackendName, adapter: string, snapshot: Experiments[K]['snapshot']): void;
  snapshot(snapshot: Experiments[K]['snapshot']): void;
  paused(reason: 'finished' | 'turn' | 'asked', step: number): void;
  lost(message: string): void;
  failed(message: string): void;
}

export interface Session {
  run(until: number, pace?: Pace): void;
  pause(): void;
  step(count: number): void;
  close(): void;
}

let worker: Worker | undefined;
let nextId = 1;
const listeners = new Map<number, Listener<ExperimentKind>>();
const memoryWaiters: ((memory: Memory) => void)[] = [];

function hear(reply: Reply): void {
  if (reply.type === 'memory') {
    for (const resolve of memoryWaiters.splice(0)) resolve(reply.memory);
    return;
  }
  const listener = listeners.get(reply.id);
  if (!listener) return;
  switch (reply.type) {
    case 'progress':
      listener.progress?.(reply.loaded, reply.total, reply.what);
      break;
    case 'ready':
      listener.ready(reply.backend, reply.adapter, reply.snapshot as never);
      break;
    case 'snapshot':
      listener.snapshot(reply.snapshot as never);
      // Ask for the next one only when this one is on the screen.
      whenDrawn(() => {
        if (listeners.has(reply.id)) send({ type: 'drawn', id: reply.id });
      });
      break;
    case 'paused':
      listener.paused(reply.reason, reply.step);
      break;
    case 'lost':
      listener.lost(reply.message);
      break;
    case 'failed':
      listener.failed(reply.message);
      break;
  }
}

function send(request: Request): void {
  if (!worker) {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'compute' });
    worker.addEventListener('message', (event: MessageEvent<Reply>) => hear(event.data));
    worker.addEventListener('error', (event) => {
      const message = `The compute worker stopped: ${event.message || 'it could not be loaded'}.`;
      worker?.terminate();
      worker = undefined;
      const open = [...listeners.values()];
      listeners.clear();
      for (const listener of open) listener.failed(message);
    });
  }
  worker.postMessage(request);
}

/** Creates an experiment in the worker. `config` is plain data; `backend` forces one, else the best that works is taken. */
export function openExperiment<K extends ExperimentKind>(
  kind: K,
  config: Experiments[K]['config'],
  listener: Listener<K>,
  backend?: BackendName,
): Session {
  const id = nextId++;
  listeners.set(id, listener as unknown as Listener<ExperimentKind>);
  send({ type: 'open', id, kind, config, backend });
  return {
    run: (until, pace) => send({ type: 'run', id, until, pace }),
    pause: () => send({ type: 'pause', id }),
    step: (count) => send({ type: 'step', id, count }),
    close: () => {
      if (!listeners.delete(id)) return;
      send({ type: 'close', id });
    },
  };
}

/** Tensors and bytes that the worker holds; for tests. */
export function memory(): Promise<Memory> {
  return new Promise((resolve) => {
    memoryWaiters.push(resolve);
    send({ type: 'memory' });
  });
}

/** Destroys the device as a driver reset would; for tests. */
export function loseDevice(): void {
  send({ type: 'lose' });
}
