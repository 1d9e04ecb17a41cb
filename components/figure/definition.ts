/** What one figure tells the shared parts about itself. */
import type { ExperimentKind, Experiments } from '#lib/experiments.ts';
import type { ParamTable, Problem, Values } from '#lib/params/index.ts';

export interface FigureDefinition<T extends ParamTable, K extends ExperimentKind> {
  name: string;
  title: string;
  kind: K;
  /**
   * One step, quickly done, gives the whole result: it runs as soon as the figure is called, and again at every change, in place of
   * waiting to be played; what is shown stays until the new result is there. Its param `steps` is 1.
   */
  instant?: true;
  /**
   * Seconds that a run of the usual length takes where the device could do it in less, because the way there is what it shows. The
   * reader can ask for full speed.
   */
  watch?: number;
  /** Has a button that opens the camera, which a page it is placed in has to allow. */
  camera?: true;
  /** Must hold the params `steps` and `seed`, and `network` where one is looked into. */
  params: T;
  /** A promise where files have to be fetched for it; it rejects with an Error in a plain sentence. */
  toConfig: (values: Values<T>) => Experiments[K]['config'] | Promise<Experiments[K]['config']>;
  /** Checks that need more than one param; `asked` names those that the reader set. */
  check?: (values: Values<T>, asked: ReadonlySet<string>) => { values: Values<T>; problems: Problem[] };
  /** Rewrites short forms in a link before it is read; may have to look something up. */
  expandLink?: (search: URLSearchParams, prefix?: string) => URLSearchParams | Promise<URLSearchParams>;
  /** What the export holds of a run: numbers that sum it up, and the result itself. */
  report: (
    snapshot: Experiments[K]['snapshot'] | undefined,
    values: Values<T>,
  ) => { metrics: object; data: object };
}
