/** What was recorded, as the bundler knows it: a model whose features are always there, and the sweep. */
import { deskOf, type Desk } from './desk.ts';
import type { Sweep } from './sweep.ts';

export interface RecordedDesk {
  density: number;
  features: number;
  hidden: number;
  /** [feature][hidden] */
  W: number[];
}

const find = <T>(files: Record<string, T>): T | undefined => Object.values(files)[0];

const run = find(import.meta.glob<RecordedDesk>('./recorded/run.json', { eager: true, import: 'default' }));

export const dense: Desk | undefined = run && deskOf(run.W, run.features, run.hidden);

export const sweep: Sweep | undefined = find(
  import.meta.glob<Sweep>('./recorded/sweep.json', { eager: true, import: 'default' }),
);
