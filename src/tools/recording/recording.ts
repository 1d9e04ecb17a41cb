/** What the program that records a figure's first state is handed: each figure has one, `components/figures/<name>/record.ts`. */
import type { DiskNetworks } from './network.ts';

export interface Recording {
  /** The figure's `recorded/`, with a slash at the end. */
  folder: string;
  networks: DiskNetworks;
  /** Make anew what is there already. */
  again: boolean;
}

export type Recorder = (recording: Recording) => Promise<void>;
