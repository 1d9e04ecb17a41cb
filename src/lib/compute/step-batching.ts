/** How many steps an experiment takes: between two looks at the mailbox, between two pictures, and by what time. */
import type { Experiment } from '../experiment.ts';
import type { RunningBackend } from './backends.ts';
import type { HostedExperiment } from './hosted-experiment.ts';

/** Milliseconds of work between looks at the mailbox. */
export const batch = 40;
/** Steps queued at once, at most. */
const mostQueued = 4096;
/** Milliseconds between two pictures: of a run, and of one that takes its time to be watched. */
const pictureEvery = 100;
const watchedEvery = 50;

/**
 * The step that a run over `ms` has reached after a time. It grows with the time squared: weights move fastest at first, so that they
 * then move about evenly on the screen.
 */
const stepAfter = (time: number, until: number, ms: number): number => Math.floor(until * (time / ms) ** 2);
const timeOf = (step: number, until: number, ms: number): number => ms * Math.sqrt(step / until);

/** The step up to which the session may go by `now`. */
export function goalOf(session: HostedExperiment, now: number): number {
  const { pace, until, shown, experiment } = session;
  if (!pace || !experiment) return until;
  if ('steps' in pace) return Math.min(until, shown + pace.steps);
  session.began ??= now - timeOf(Math.min(experiment.steps, until), until, pace.ms);
  const time = now - session.began;
  return time < pace.ms ? stepAfter(time, until, pace.ms) : until;
}

/**
 * Is it time for a picture? Only of something new, when the last one is on the screen, and after as many steps as were asked for. The end
 * is shown at once, unless every picture is to be seen.
 */
export function isDue(session: HostedExperiment, now: number): boolean {
  const { experiment, pace, until, shown, lastSnapshot, undrawn } = session;
  if (!experiment) return false;
  const { steps } = experiment;
  const least = pace && 'steps' in pace ? Math.min(pace.steps, until - shown) : 1;
  if (steps >= until && (least <= 0 || !(pace && 'steps' in pace))) return true;
  const every = pace && 'ms' in pace ? watchedEvery : pictureEvery;
  return steps >= shown + least && undrawn === 0 && now - lastSnapshot >= every;
}

/** Steps for `ms` or until `last`, and waits for the device. */
export async function stepFor(
  ms: number,
  session: HostedExperiment,
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
  session: HostedExperiment,
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
