/** The page's way to an experiment, typed by its kind (src/lib/experiments.ts, of which only the types come along). */
import type { BackendName } from '#lib/compute/backend-name.ts';
import { openExperiment, type Listener, type Session } from '#lib/compute/client.ts';
import type { ExperimentKind, Experiments } from '#lib/experiments.ts';

export type ListenerFor<K extends ExperimentKind> = Listener<Experiments[K]['snapshot']>;

/** Creates an experiment in the worker. `backend` forces one, else the best that works is taken. */
export const open: <K extends ExperimentKind>(
  kind: K,
  config: Experiments[K]['config'],
  listener: ListenerFor<K>,
  backend?: BackendName,
) => Session = openExperiment;
