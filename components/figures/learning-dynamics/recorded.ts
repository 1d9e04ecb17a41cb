/** The first tenth of the default run, recorded: where the reader is asked how it goes on. */
import type { Remembered } from './story.ts';

/** `recorded/run.json`: lists of rounded numbers. */
export type RecordedRun = {
  [K in keyof Remembered]: Remembered[K] extends Float32Array ? number[] : Remembered[K];
};

const run = Object.values(
  import.meta.glob<RecordedRun>('./recorded/run.json', { eager: true, import: 'default' }),
)[0];

export const beginning: Remembered | undefined = run && {
  ...run,
  history: Float32Array.from(run.history),
  historySteps: Float32Array.from(run.historySteps),
  historyLoss: Float32Array.from(run.historyLoss),
};
