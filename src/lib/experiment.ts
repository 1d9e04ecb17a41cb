/**
 * An Experiment is one run of a computation that a figure shows. Its config (with its seed) determines
 * everything, so reset, sharing, recovery from a lost device and tests are all "create, step n".
 */
export interface Experiment<Snapshot> {
  /** Queues one unit of work. Does not wait for the device. */
  step(): void;
  /** Steps queued so far. */
  readonly steps: number;
  /** Waits for the queued work and returns its state as typed arrays, which the caller owns. */
  read(): Promise<Snapshot>;
  /** Frees every tensor that the experiment owns. Safe to call twice. */
  dispose(): void;
}
