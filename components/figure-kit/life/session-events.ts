/** What the worker says of a run, and what it changes in the life of its figure. */
import type { BackendName } from '#lib/compute/backend-name.ts';
import type { Session } from '#lib/compute/client.ts';
import type { ExperimentKind, Experiments } from '#lib/experiments.ts';
import type { ListenerFor } from './open.ts';
import { otherBackend, type Progress, type Status } from './status-line.ts';

/** The part of a figure's life that follows its run. */
export interface Run<K extends ExperimentKind> {
  readonly definition: { instant?: true };
  status: Status;
  backend: BackendName | undefined;
  adapter: string;
  step: number;
  target: number;
  progress: Progress | undefined;
  message: string;
  snapshot: Experiments[K]['snapshot'] | undefined;
  wantsToRun: boolean;
  /** Steps asked for one by one before the experiment was there. */
  pendingSteps: number;
  /** Settings have changed since what is being computed was asked for. */
  stale: boolean;
  forced: BackendName | undefined;
  session: Session | undefined;
  show(snapshot: Experiments[K]['snapshot']): void;
  setStatus(status: Status): void;
  go(): void;
  recompute(): void;
  tell(sentence: string): void;
  fail(message: string): void;
}

export const listenFor = <K extends ExperimentKind>(figure: Run<K>): ListenerFor<K> => ({
  progress(loaded, total, what) {
    figure.progress = { loaded, total, what };
  },
  ready(backend, adapter, snapshot) {
    figure.backend = backend;
    figure.adapter = adapter;
    figure.progress = undefined;
    const other = otherBackend(figure.forced, backend, adapter);
    if (other) figure.tell(other);
    if (figure.status === 'lost') figure.message = 'Built up again after the device was lost.';
    if (!figure.definition.instant || !figure.snapshot) figure.show(snapshot);
    figure.setStatus(figure.step > 0 ? 'paused' : 'ready');
    const steps = figure.pendingSteps;
    figure.pendingSteps = 0;
    if (figure.wantsToRun) figure.go();
    else if (steps > 0) figure.session?.step(steps);
  },
  snapshot(snapshot) {
    figure.show(snapshot);
    if (figure.wantsToRun && figure.status !== 'running') figure.setStatus('running');
  },
  paused(reason, step) {
    if (step >= figure.target) {
      figure.wantsToRun = false;
      figure.setStatus('done');
      if (figure.stale) figure.recompute();
    } else if (reason === 'turn') {
      figure.wantsToRun = false;
      figure.message = 'Paused: another figure is computing.';
      figure.setStatus('paused');
    } else if (!figure.wantsToRun) figure.setStatus(step > 0 ? 'paused' : 'ready');
  },
  lost(message) {
    figure.message = message;
    figure.progress = undefined;
    figure.setStatus('lost');
  },
  failed: (message) => figure.fail(message),
});
