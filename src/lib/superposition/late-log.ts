/** The losses of an engine that reads them only now and then: into the log, and judged there, some steps late. */
import { createLossLog, type LossLog } from './loss-log.ts';
import { astrayAt, createDivergenceCheck } from './trainer.ts';

export interface LateLog {
  readonly log: LossLog;
  /** Why the run has to stop, once it has to. */
  readonly stopped: string | undefined;
  /** The losses of the step after the last one taken; `times` of them where those between were not kept. */
  take(loss: ArrayLike<number>, times?: number): void;
}

/** A log of the losses of `instances` models that are read back some steps late. */
export function createLateLog(instances: number): LateLog {
  const log = createLossLog(instances);
  const sound = createDivergenceCheck(instances);
  let steps = 0;
  let stopped: string | undefined;
  return {
    log,
    get stopped() {
      return stopped;
    },
    take(loss, times = 1) {
      if (stopped) return;
      if (!sound(loss)) {
        stopped = astrayAt(steps + 1);
        return;
      }
      steps += times;
      for (let i = 0; i < times; i++) log.add(loss);
    },
  };
}
