/** What the worker says of a run, and what it changes in the life of its figure. */
import type { Listener } from '#lib/compute/client.ts';
import type { ExperimentKind } from '#lib/compute/protocol.ts';
import type { ParamTable } from '#lib/params/index.ts';
import type { FigureController } from './controller.svelte.ts';
import { otherBackend } from './status-line.ts';

export const listenFor = <T extends ParamTable, K extends ExperimentKind>(
  figure: FigureController<T, K>,
): Listener<K> => ({
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
