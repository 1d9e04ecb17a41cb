/** How many steps an experiment takes between two looks at the mailbox. */
import type { Experiment } from '../experiment.ts';
import type { RunningBackend } from './backends.ts';
import type { Session } from './session.ts';

/** Milliseconds of work between looks at the mailbox. */
export const batch = 40;
/** Steps queued at once, at most. */
const mostQueued = 4096;

/** Steps for `ms` or until `last`, and waits for the device. */
export async function stepFor(
  ms: number,
  session: Session,
  last: number,
  backend: RunningBackend,
): Promise<void> {
  const { experiment } = session;
  if (!experiment) return;
  const end = performance.now() + ms;
  if (experiment.advance) {
    do await advance(session, experiment, last, backend);
    while (session.experiment && experiment.steps < last && performance.now() < end);
    return;
  }
  while (experiment.steps < last && performance.now() < end) experiment.step();
  session.done = Math.max(session.done, experiment.steps);
  await backend.settled();
}

/** Queues as many steps at once as fit into a batch, going by how long the last ones took. */
async function advance(
  session: Session,
  experiment: Experiment<unknown>,
  last: number,
  backend: RunningBackend,
): Promise<void> {
  const started = performance.now();
  const count = Math.min(session.ahead, last - experiment.steps);
  if (count > 0) experiment.advance!(count);
  session.done = Math.max(session.done, experiment.steps);
  await backend.settled();
  const took = performance.now() - started;
  if (took > batch) session.ahead = Math.max(1, session.ahead >> 1);
  else if (took < batch / 2 && count === session.ahead)
    session.ahead = Math.min(mostQueued, session.ahead * 2);
}
