/** The page's side of the compute worker: opens experiments and hears of them. Started on first use, one a page. */
import { whenDrawn } from './drawn.ts';
import type { BackendName } from './backend-name.ts';
import type { Memory, Pace, Reply, Request } from './protocol.ts';

export interface Listener<Snapshot> {
  progress?(loaded: number, total: number, what: string): void;
  ready(backend: BackendName, adapter: string, snapshot: Snapshot): void;
  snapshot(snapshot: Snapshot): void;
  paused(reason: 'finished' | 'turn' | 'asked', step: number): void;
  lost(message: string): void;
  failed(message: string): void;
}

export interface Session {
  run(until: number, pace?: Pace): void;
  pause(): void;
  step(count: number): void;
  /** Another config for the steps to come. */
  change(config: unknown): void;
  close(): void;
}

let worker: Worker | undefined;
let nextId = 1;
const listeners = new Map<number, Listener<never>>();
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

/** Nothing more is heard from this worker: whoever waits for it is told, and the next request starts another. */
function stop(message: string): void {
  worker?.terminate();
  worker = undefined;
  const open = [...listeners.values()];
  listeners.clear();
  for (const listener of open) listener.failed(message);
}

const couldNotStart =
  'The part that computes could not be loaded. Press Play to try again, or reload the page.';
const forbidden =
  'This page is not allowed to compute where it stands, as in a closed frame of another page. Open it in a tab of its own.';

function start(): Worker {
  const started = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name: 'compute' });
  let heard = false;
  started.addEventListener('message', (event: MessageEvent<Reply>) => {
    heard = true;
    hear(event.data);
  });
  started.addEventListener('error', (event) => {
    // An error that comes of itself, without a cause, is that of a script that did not arrive.
    const cause = event.message || (heard ? 'no reason given' : '');
    if (worker === started) stop(cause ? `The compute worker stopped: ${cause}.` : couldNotStart);
  });
  started.addEventListener('messageerror', () => {
    if (worker === started) stop('The compute worker sent what this page cannot read. Reload the page.');
  });
  return started;
}

/** Whoever asks hears of a failure later, as of every other: a session is there first. */
function send(request: Request): void {
  const refuse = (error: unknown, tell: (message: string) => void) => {
    const isClosed = error instanceof DOMException && error.name === 'SecurityError';
    const cause = error instanceof Error ? error.message : String(error);
    queueMicrotask(() =>
      tell(isClosed ? forbidden : `This browser could not start the computation (${cause}).`),
    );
  };
  try {
    worker ??= start();
  } catch (error) {
    refuse(error, stop);
    return;
  }
  try {
    worker.postMessage(request);
  } catch (error) {
    // What cannot be sent is the matter of the one who asked; others go on.
    refuse(error, (message) => 'id' in request && listeners.get(request.id)?.failed(message));
  }
}

/**
 * Creates an experiment in the worker. `config` is plain data; `backend` forces one, else the best that works is taken. Which config a kind
 * takes is the matter of whoever knows the kinds (components/figure-kit/life/open.ts).
 */
export function openExperiment<Snapshot>(
  kind: string,
  config: unknown,
  listener: Listener<Snapshot>,
  backend?: BackendName,
): Session {
  const id = nextId++;
  listeners.set(id, listener);
  send({ type: 'open', id, kind, config, backend });
  return {
    run: (until, pace) => send({ type: 'run', id, until, pace }),
    pause: () => send({ type: 'pause', id }),
    step: (count) => send({ type: 'step', id, count }),
    change: (config) => send({ type: 'change', id, config }),
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
