/** Opening an experiment whose config is still on its way. */
import { openExperiment, type Listener, type Session } from '#lib/compute/client.ts';
import type { BackendName, ExperimentKind, Experiments } from '#lib/compute/protocol.ts';

/**
 * As `openExperiment`, once `config` has arrived; where it does not, the listener hears why. A session is asked for nothing before it
 * is ready, except to close.
 */
export function openPrepared<K extends ExperimentKind>(
  kind: K,
  config: Promise<Experiments[K]['config']>,
  listener: Listener<K>,
  backend?: BackendName,
): Session {
  let session: Session | undefined;
  let closed = false;
  listener.progress?.(0, 0, 'Preparing');
  config.then(
    (arrived) => {
      if (!closed) session = openExperiment(kind, arrived, listener, backend);
    },
    (error: unknown) => {
      if (!closed) listener.failed(error instanceof Error ? error.message : String(error));
    },
  );
  return {
    run: (until, pace) => session?.run(until, pace),
    pause: () => session?.pause(),
    step: (count) => session?.step(count),
    close() {
      closed = true;
      session?.close();
    },
  };
}
