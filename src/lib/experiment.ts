/**
 * An Experiment is one run of a computation that a figure shows. Its config (with its seed) determines
 * everything, so reset, sharing, recovery from a lost device and tests are all "create, step n".
 */
export interface Experiment<Snapshot> {
  /** Queues one unit of work. Does not wait for the device. */
  step(): void;
  /**
   * Queues many units of work at once, for a device that would be kept waiting by one at a time. Queuing takes next to no time, so
   * the host finds out by itself how many it may queue.
   */
  advance?(count: number): void;
  /** Takes over a config that differs only in what it says of steps still to come. Absent: no config can be changed on the way. */
  change?(config: unknown): void;
  /** Steps queued so far. */
  readonly steps: number;
  /** Computes in plain JavaScript, whichever backend runs. */
  readonly plain?: boolean;
  /** Waits for the queued work and returns its state as typed arrays, which the caller owns. */
  read(): Promise<Snapshot>;
  /** Frees every tensor that the experiment owns. Safe to call twice. */
  dispose(): void;
}
