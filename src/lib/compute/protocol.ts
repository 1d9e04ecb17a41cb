/** What the page and the compute worker say to each other. One worker a page; every experiment has an id. */
import type { BackendName } from './backend-name.ts';

/**
 * How a run goes for a reader who wants to watch: so many steps from one picture to the next, or a whole run (from step 0) in so many
 * milliseconds where the device is fast enough.
 */
export type Pace = { steps: number } | { ms: number };

export type Request =
  /** Creates the experiment: chooses the backend, loads the network, step 0. Answered by `ready` or `failed`. */
  | { type: 'open'; id: number; kind: string; config: unknown; backend?: BackendName }
  /** Steps until `until` steps are done, posting snapshots, as long as it holds the turn; without a `pace`, as fast as it can. */
  | { type: 'run'; id: number; until: number; pace?: Pace | undefined }
  | { type: 'pause'; id: number }
  /** Another config for the steps to come, which an experiment can take over without starting again (`Experiment.change`). */
  | { type: 'change'; id: number; config: unknown }
  /** Exactly `count` steps, then one snapshot. */
  | { type: 'step'; id: number; count: number }
  /** The page has drawn the last snapshot and wants the next. */
  | { type: 'drawn'; id: number }
  | { type: 'close'; id: number }
  /** Tests only. */
  | { type: 'memory' }
  | { type: 'lose' };

export interface Memory {
  tensors: number;
  bytes: number;
  gpuBytes: number;
}

export type Reply =
  | { type: 'progress'; id: number; loaded: number; total: number; what: string }
  | { type: 'ready'; id: number; backend: BackendName; adapter: string; snapshot: unknown }
  | { type: 'snapshot'; id: number; snapshot: unknown }
  /** `finished`: reached `until`. `turn`: another experiment took the turn. `asked`: pause or step. */
  | { type: 'paused'; id: number; reason: 'finished' | 'turn' | 'asked'; step: number }
  /** The device went away; the worker rebuilds and replays. A `ready` follows, or `failed`. */
  | { type: 'lost'; id: number; message: string }
  | { type: 'failed'; id: number; message: string }
  | { type: 'memory'; memory: Memory };
