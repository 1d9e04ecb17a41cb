/** Opening an experiment whose config may still be on its way, or may not come. */
import type { Session } from '#lib/compute/client.ts';
import { open, type ListenerFor } from './open.ts';
import type { BackendName } from '#lib/compute/backend-name.ts';
import type { ExperimentKind, Experiments } from '#lib/experiments.ts';
import { sentenceOf } from './sentence.ts';

/** What `work` gives, or a promise that says why it gives nothing: a function that throws and one that rejects are the same here. */
function attempt<V>(work: () => V | Promise<V>): V | Promise<V> {
  try {
    return work();
  } catch (error) {
    return Promise.reject(error as Error);
  }
}

/**
 * As `open`, once the config has arrived; where it does not, the listener hears why, in a sentence. A session is asked for
 * nothing before it is ready, except to close.
 */
export function openPrepared<K extends ExperimentKind>(
  kind: K,
  toConfig: () => Experiments[K]['config'] | Promise<Experiments[K]['config']>,
  listener: ListenerFor<K>,
  backend?: BackendName,
): Session {
  const config = attempt(toConfig);
  if (!(config instanceof Promise)) return open(kind, config, listener, backend);
  let session: Session | undefined;
  let closed = false;
  listener.progress?.(0, 0, 'Preparing');
  config
    .then((arrived) => {
      if (!closed) session = open(kind, arrived as Experiments[K]['config'], listener, backend);
    })
    .catch((error: unknown) => {
      if (!closed) listener.failed(sentenceOf(error));
    });
  return {
    run: (until, pace) => session?.run(until, pace),
    pause: () => session?.pause(),
    step: (count) => session?.step(count),
    change: (later) => session?.change(later),
    close() {
      closed = true;
      session?.close();
    },
  };
}
