/** Which figures of this page compute at present: what was paused because it was out of sight waits until none does. */
let running: readonly object[] = [];

export function noteRunning(figure: object, runs: boolean): void {
  running = running.filter((other) => other !== figure);
  if (runs) running = [...running, figure];
}

export const anyRuns = (): boolean => running.length > 0;
