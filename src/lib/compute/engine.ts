/** The one backend of the worker: started when first needed, replaced when another is asked for, given up when it keeps failing. */
import type { startBackend } from './backends.ts';
import type { BackendAssets, RunningBackend } from './backends.ts';
import type { BackendName } from './protocol.ts';

export interface Engine {
  readonly running: RunningBackend | undefined;
  /** The backend that runs, or a new one: `wanted` only replaces another when `free` says that nobody computes on that. */
  use(wanted: BackendName | undefined, free: () => boolean): Promise<RunningBackend>;
  /** After an error: did `backend` go away? */
  hasGone(backend: RunningBackend): Promise<boolean>;
  /** Puts the lost backend away; at its second loss it is not started again. */
  giveUp(): void;
}

/** How long after an error the browser may take to say that the device is lost, in ms. */
const patience = 50;

/** `onLost` hears why the running backend went away; `onStop` frees what lives on it before another replaces it. */
export function createEngine(
  start: typeof startBackend,
  assets: BackendAssets,
  onLost: (why: string) => void,
  onStop: () => void,
): Engine {
  const broken = new Set<BackendName>();
  const losses = new Map<BackendName, number>();
  let running: RunningBackend | undefined;
  return {
    get running() {
      return running;
    },
    async use(wanted, free) {
      if (running && (!wanted || wanted === running.name || !free())) return running;
      if (running) {
        onStop();
        running.stop();
        running = undefined;
      }
      const backend = await start(wanted, assets, broken);
      running = backend;
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
      losses.set(name, (losses.get(name) ?? 0) + 1);
      if (losses.get(name)! > 1) broken.add(name);
      running.stop();
      running = undefined;
    },
  };
}
