/** What one figure tells the shared parts about itself: the settings, the experiment, the question, and what is exported. */
import type { ExperimentKind, Experiments } from '#lib/experiments.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults, type ParamTable, type Problem, type Values } from '#lib/params/index.ts';
import type { GuessOption } from '#components/figure-kit/frame/guess.ts';

type Given<V, A> = V | ((about: A) => V);

export type LayersOf = Readonly<Record<NetworkId, readonly string[]>>;

/** What the reader is asked before the run. The guess stays on the page. */
export interface Question<T extends ParamTable> {
  ask: Given<string, Values<T>>;
  options: Given<readonly GuessOption[], Values<T>>;
  /** False where the settings leave nothing to ask. */
  when?: (values: Values<T>) => boolean;
  /** The settings that answer it: a guess sets them. */
  sets?: Given<Partial<Values<T>>, Values<T>>;
  /** What the figure shows is told with the outcome only, not with the guess. */
  late?: true;
  /** For a figure that keeps something back until the guess: the button that shows it without one, such as “Show it without a guess”. */
  skip?: string;
}

export interface FigureDefinition<T extends ParamTable, K extends ExperimentKind> {
  name: string;
  title: string;
  kind: K;
  /**
   * One step, quickly done, gives the whole result. Runs on load and on every change, no Play needed; what is shown stays until the new
   * result is there. Its param `steps` is 1.
   */
  instant?: true;
  /** The point is the way there: on a fast device a run takes about so many seconds, unless the reader asks for full speed. */
  watch?: number;
  /** Its first state shows no result: nothing is recorded. */
  blank?: true;
  /** Has a button that opens the camera, which a page it is placed in has to allow. */
  camera?: true;
  /** Must hold the params `steps` and `seed`, and `network` where one is looked into. */
  params: T;
  /** A promise where files have to be fetched for it; it rejects with an Error in a plain sentence. */
  toConfig: (values: Values<T>) => Experiments[K]['config'] | Promise<Experiments[K]['config']>;
  /** Checks that need more than one param; `asked` names those that the reader set. */
  check?: (values: Values<T>, asked: ReadonlySet<string>) => { values: Values<T>; problems: Problem[] };
  /** Whether a run at `step` can go on with the settings `after` in place of `before` (`Experiment.change`). */
  continues?: (before: Values<T>, after: Values<T>, step: number) => boolean;
  /** Rewrites short forms in a link before it is read; may have to look something up. */
  expandLink?: (search: URLSearchParams, prefix?: string) => URLSearchParams | Promise<URLSearchParams>;
  /** What the export holds of a run: numbers that sum it up, and the result itself. */
  report: (
    snapshot: Experiments[K]['snapshot'] | undefined,
    values: Values<T>,
  ) => { metrics: object; data: object };
  question?: Question<T>;
  /** The layer up to which it needs the network's weights, empty for none; absent: that of the params, where there is one. */
  needs?: (values: Values<T>) => string;
  /** Which of network, layer and unit the reader picks: all three, the network alone, or of each network some layers, the first to begin with. */
  picker?: 'unit' | 'network' | LayersOf | ((values: Values<T>) => LayersOf);
  /** The network that its places begin with, where that is not the default of the params. */
  network?: NetworkId;
  /** What else its places begin with, unless a link sets anything. */
  start?: Partial<Values<T>>;
  /** What a place that begins with `network` begins with besides. */
  startFor?: (network: NetworkId) => Partial<Values<T>>;
  /** What else changes when the reader picks a network, a layer or a unit. */
  pick?: (change: Partial<Values<T>>, values: Values<T>) => Partial<Values<T>>;
  /** Names of params without effect at present, given the other settings. */
  idle?: (values: Values<T>) => readonly string[];
}

/** The definition, checked, with the settings that a link without any means. */
export const defineFigure = <T extends ParamTable, K extends ExperimentKind>(
  definition: FigureDefinition<T, K>,
): FigureDefinition<T, K> & { defaults: Values<T> } => ({
  ...definition,
  defaults: defaults(definition.params),
});

/** A value that may depend on the settings. */
export const given = <V, A>(value: Given<V, A>, about: A): V =>
  typeof value === 'function' ? (value as (about: A) => V)(about) : value;

/** What a place that begins with `network` sets, where that is not the default. */
export const startOf = <T extends ParamTable, K extends ExperimentKind>(
  { params, start, startFor }: FigureDefinition<T, K>,
  network: NetworkId | undefined,
): Partial<Values<T>> =>
  network === undefined || params['network']?.default === network
    ? (start ?? {})
    : { ...start, ...({ network } as unknown as Partial<Values<T>>), ...startFor?.(network) };
