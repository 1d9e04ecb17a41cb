/**
 * What runs inside the worker: opens experiments, gives the turn to one at a time, posts snapshots as fast as the page
 * draws them, and when the device is lost builds everything again from the configs and the number of steps done.
 * Knows nothing of workers, so tests drive it in Node.
 */
import { startBackend } from './backends.ts';
import type { BackendAssets } from './backends.ts';
import type { Progress } from '../networks/pool.ts';
import { createEngine } from './engine.ts';
import { batch, goalOf, isDue, stepFor } from './step-batching.ts';
import type { Reply, Request } from './protocol.ts';
import { createHosted, free, placeOf } from './hosted-experiment.ts';
import type { HostedExperiment, Workshop } from './hosted-experiment.ts';
import { transferables } from './transfer.ts';
import { createQueue, later } from './work-queue.ts';

/** How long shared tensors outlive the last experiment, so that a restart does not upload them again. */
const grace = 300;

export interface Host {
  receive(request: Request): void;
}

export function createHost(
  post: (reply: Reply, transfer: Transferable[]) => void,
  workshop: Workshop,
  assets: BackendAssets = {},
  start: typeof startBackend = startBackend,
): Host {
  const sessions = new Map<number, HostedExperiment>();
  let active: HostedExperiment | undefined;
  let looping = false;
  /** Opening, closing, rebuilding and single steps happen one after the other, and never in the middle of a batch. */
  const enqueue = createQueue();

  const engine = createEngine(start, assets, (why) => enqueue(() => rebuild(why)), sweep);

  function sweep(): void {
    try {
      workshop.sweep();
    } catch {
      // A lost device may refuse; its memory is gone with it.
    }
  }

  const reply = (message: Reply): void => post(message, transferables(message));
  const explain = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  const alive = (session: HostedExperiment): boolean => sessions.get(session.id) === session;

  function fail(session: HostedExperiment, error: unknown): void {
    if (!alive(session)) return;
    sessions.delete(session.id);
    if (active === session) active = undefined;
    free(session);
    reply({ type: 'failed', id: session.id, message: explain(error) });
  }

  function attempt(session: HostedExperiment, work: () => void): void {
    try {
      work();
    } catch (error) {
      fail(session, error);
    }
  }

  const aloneWith = (session: HostedExperiment) => (): boolean =>
    ![...sessions.values()].some((s) => s !== session && s.experiment && !s.experiment.plain);

  /** Makes the session's experiment and brings it to the step it had reached: 0 for a new one. */
  async function build(session: HostedExperiment): Promise<void> {
    if (!alive(session)) return;
    const { id, kind, config, done } = session;
    const progress: Progress = (loaded, total, what) => {
      if (alive(session)) reply({ type: 'progress', id, loaded, total, what });
    };
    try {
      const backend = await engine.use(
        session.backend,
        aloneWith(session),
        workshop.supportedBackends?.(kind),
      );
      const experiment = await workshop.create(kind, config, progress);
      session.experiment = experiment;
      while (experiment.steps < done && alive(session)) {
        await stepFor(batch, session, done, backend);
        progress(experiment.steps, done, `Repeating the first ${done} steps`);
        await later(0);
      }
      // Left while it was being made: `close` found nothing to free.
      if (!alive(session)) {
        free(session);
        return;
      }
      const snapshot = await experiment.read();
      session.shown = experiment.steps;
      session.began = undefined;
      reply({ type: 'ready', id, ...placeOf(experiment, backend), snapshot });
      if (active === session) startLoop();
    } catch (error) {
      session.done = Math.max(session.done, done);
      if (engine.running && (await engine.hasGone(engine.running))) session.orphaned = true;
      else fail(session, error);
    }
  }

  /** The device is gone: start again, on the same backend once, then on the next one down, and replay. */
  async function rebuild(why: string): Promise<void> {
    const open = [...sessions.values()].filter((s) => s.experiment || s.orphaned);
    for (const session of open) {
      free(session);
      session.orphaned = false;
      reply({ type: 'lost', id: session.id, message: why });
    }
    sweep();
    engine.giveUp();
    const first = open.indexOf(active as HostedExperiment);
    if (first > 0) open.unshift(...open.splice(first, 1));
    for (const session of open) await build(session);
  }

  async function show(session: HostedExperiment): Promise<void> {
    const { experiment } = session;
    if (!experiment) return;
    session.lastSnapshot = performance.now();
    session.shown = experiment.steps;
    const snapshot = await experiment.read();
    if (!alive(session) || session.experiment !== experiment) return;
    session.undrawn++;
    reply({ type: 'snapshot', id: session.id, snapshot });
  }

  function startLoop(): void {
    if (looping) return;
    looping = true;
    enqueue(turn);
  }

  /** One batch of the session that holds the turn; puts itself back into the queue until it is done. */
  async function turn(): Promise<void> {
    const session = active;
    const experiment = session?.experiment;
    const backend = engine.running;
    if (!session || !experiment || !backend) {
      looping = false;
      return;
    }
    try {
      const goal = goalOf(session, performance.now());
      if (experiment.steps < goal) await stepFor(batch, session, goal, backend);
      else if (!isDue(session, performance.now())) await later(10);
      if (isDue(session, performance.now())) {
        await show(session);
        // The reader may have asked for more, or for less, while the device was at work.
        if (active === session && experiment.steps >= session.until) {
          active = undefined;
          reply({ type: 'paused', id: session.id, reason: 'finished', step: experiment.steps });
        }
      }
    } catch (error) {
      looping = false;
      if (!(await engine.hasGone(backend))) fail(session, error);
      return;
    }
    // Through the timer, so that messages are heard between two batches.
    await later(0);
    enqueue(turn);
  }

  /** When nothing is open, nothing is held. */
  async function tidy(): Promise<void> {
    if (sessions.size > 0 || !engine.running) return;
    sweep();
    await engine.running.settled();
    engine.running.trim();
  }

  function pause(session: HostedExperiment, reason: 'turn' | 'asked'): void {
    if (active !== session) return;
    active = undefined;
    enqueue(async () => {
      if (!alive(session) || !session.experiment) return;
      await show(session);
      reply({ type: 'paused', id: session.id, reason, step: session.experiment.steps });
    });
  }

  function receive(request: Request): void {
    if (request.type === 'memory') {
      enqueue(async () => {
        await tidy();
        // What is pooled is nobody's: how much depends on when it was last given back.
        await engine.running?.settled();
        engine.running?.trim();
        reply({ type: 'memory', memory: engine.running?.memory() ?? { tensors: 0, bytes: 0, gpuBytes: 0 } });
      });
      return;
    }
    if (request.type === 'lose') {
      engine.running?.lose();
      return;
    }
    if (request.type === 'open') {
      const session = createHosted(request);
      sessions.set(session.id, session);
      enqueue(() => build(session));
      return;
    }
    const session = sessions.get(request.id);
    if (!session) return;
    switch (request.type) {
      case 'run':
        if (active && active !== session) pause(active, 'turn');
        active = session;
        session.until = request.until;
        session.pace = request.pace;
        session.began = undefined;
        enqueue(startLoop);
        break;
      case 'pause':
        pause(session, 'asked');
        break;
      case 'change':
        // What is repeated after a lost device goes by it as well.
        session.config = request.config;
        enqueue(() => attempt(session, () => session.experiment?.change?.(request.config)));
        break;
      case 'step':
        if (active === session) active = undefined;
        enqueue(async () => {
          const { experiment } = session;
          const backend = engine.running;
          if (!experiment || !backend) return;
          try {
            await stepFor(Infinity, session, experiment.steps + request.count, backend);
            await show(session);
            reply({ type: 'paused', id: session.id, reason: 'asked', step: experiment.steps });
          } catch (error) {
            if (!(await engine.hasGone(backend))) fail(session, error);
          }
        });
        break;
      case 'drawn':
        session.undrawn = Math.max(0, session.undrawn - 1);
        break;
      case 'close':
        sessions.delete(session.id);
        if (active === session) active = undefined;
        enqueue(() => {
          free(session);
        });
        setTimeout(() => enqueue(tidy), grace);
        break;
    }
  }

  return { receive };
}
