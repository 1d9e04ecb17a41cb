/** The one backend of the worker: started when first needed, replaced when another is asked for, given up when it keeps failing. */
import type { startBackend } from './backends.ts';
import type { BackendAssets, RunningBackend } from './backends.ts';
import { backends, type BackendName } from './backend-name.ts';

export interface Engine {
  readonly running: RunningBackend | undefined;
  /**
   * The backend that runs, or a new one out of `supported`: one that is `wanted`, or better than what runs, only replaces that when `free`
   * says that nobody computes on it.
   */
  use(
    wanted: BackendName | undefined,
    free: () => boolean,
    supported?: readonly BackendName[],
  ): Promise<RunningBackend>;
  /** After an error: did `backend` go away? */
  hasGone(backend: RunningBackend): Promise<boolean>;
  /** Puts the lost backend away; when it is lost again soon after, it is not started again. */
  giveUp(): void;
}

/** How long after an error the browser may take to say that the device is lost, in ms. */
const patience = 50;
/** A backend that has run for so long, in ms, is sound: its loss, as when a laptop sleeps, says nothing of the next. */
const sound = 60_000;

/** `onLost` hears why the running backend went away; `onStop` frees what lives on it before another replaces it. */
export function createEngine(
  start: typeof startBackend,
  assets: BackendAssets,
  onLost: (why: string) => void,
  onStop: () => void,
): Engine {
  const broken = new Set<BackendName>();
  /** Those that were lost soon after they had started. */
  const shaky = new Set<BackendName>();
  let running: RunningBackend | undefined;
  let startedAt = 0;
  /** Those out of which the running one was chosen. */
  let considered: readonly BackendName[] = backends;

  /** Whether this experiment, which can use `supported` and asks for `wanted`, should switch away from backend `name`. */
  function wouldChange(
    name: BackendName,
    wanted: BackendName | undefined,
    supported: readonly BackendName[],
  ): boolean {
    if (wanted) return wanted !== name;
    const above = backends.slice(0, backends.indexOf(name));
    return !supported.includes(name) || above.some((b) => supported.includes(b) && !considered.includes(b));
  }

  return {
    get running() {
      return running;
    },
    async use(asked, free, supported = backends) {
      const wanted = asked && supported.includes(asked) ? asked : undefined;
      if (running && !(wouldChange(running.name, wanted, supported) && free())) return running;
      if (running) {
        onStop();
        running.stop();
        running = undefined;
      }
      const unable = backends.filter((name) => !supported.includes(name));
      const backend = await start(wanted, assets, new Set([...broken, ...unable]));
      running = backend;
      startedAt = performance.now();
      considered = supported;
      void backend.lost.then((why) => {
        if (running === backend) onLost(why);
      });
      return backend;
    },
    hasGone: (backend) =>
      Promise.race([
        backend.lost.then(() => true),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience)),
      ]),
    giveUp() {
      if (!running) return;
      const { name } = running;
      if (performance.now() - startedAt >= sound) shaky.delete(name);
      if (shaky.has(name)) broken.add(name);
      shaky.add(name);
      running.stop();
      running = undefined;
    },
  };
}
