/** What the host keeps of an open experiment, and what it asks of those who make experiments. */
import type { Experiment } from '../experiment.ts';
import type { RunningBackend } from './backends.ts';
import type { Progress } from '../networks/pool.ts';
import type { BackendName } from './backend-name.ts';
import type { Pace, Request } from './protocol.ts';

/** Makes experiments, and holds what they share (networks). */
export interface Workshop {
  create(kind: string, config: unknown, progress: Progress): Promise<Experiment<unknown>>;
  /** The backends that experiments of `kind` can use; absent: all. They compute in plain JavaScript beside any other. */
  supportedBackends?(kind: string): readonly BackendName[];
  /** Frees what no experiment uses. */
  sweep(): void;
}

export interface HostedExperiment {
  id: number;
  kind: string;
  config: unknown;
  backend: BackendName | undefined;
  experiment: Experiment<unknown> | undefined;
  /** The device went away while it was being opened. */
  orphaned: boolean;
  /** Steps to reach while it holds the turn. */
  until: number;
  /** For a reader who wants to watch; absent: as fast as it can. */
  pace: Pace | undefined;
  /** When its step 0 would have been, for a run that is to take its time; absent until the run goes on. */
  began: number | undefined;
  /** Steps reached, which outlive an experiment lost with its device. */
  done: number;
  /** The step of the last snapshot sent, and when it was made. */
  shown: number;
  lastSnapshot: number;
  /** Snapshots sent that the page has not drawn yet. */
  undrawn: number;
  /** Steps to queue at once, for an experiment that takes many. */
  ahead: number;
}

export function createHosted({ id, kind, config, backend }: Request & { type: 'open' }): HostedExperiment {
  return {
    id,
    kind,
    config,
    backend,
    experiment: undefined,
    orphaned: false,
    until: 0,
    pace: undefined,
    began: undefined,
    done: 0,
    shown: 0,
    lastSnapshot: -Infinity,
    undrawn: 0,
    ahead: 4,
  };
}

/** Disposes of the experiment, if there is one. */
export function free(session: HostedExperiment): void {
  try {
    session.experiment?.dispose();
  } catch {
    // A lost device may refuse; its memory is gone with it.
  }
  session.experiment = undefined;
}

/** Where `experiment` computes while `backend` runs. */
export const placeOf = (
  experiment: Experiment<unknown>,
  { name, adapter }: RunningBackend,
): { backend: BackendName; adapter: string } =>
  experiment.plain
    ? { backend: name === 'wasm' ? name : 'cpu', adapter: 'JavaScript' }
    : { backend: name, adapter };
