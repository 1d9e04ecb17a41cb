/**
 * What is known of a figure: its settings, how far its run has come, and what is said of it. It knows the experiment only as steps and
 * snapshots.
 */
import type { BackendName } from '#lib/compute/backend-name.ts';
import type { Session } from '#lib/compute/client.ts';
import type { ExperimentKind, Experiments } from '#lib/experiments.ts';
import { defaults, type ParamTable, type Values } from '#lib/params/index.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { bytesToLoad, noteLoaded } from './bytes.ts';
import type { FigureDefinition } from '#components/figure-kit/define.ts';
import { none } from './link.ts';
import { noteRunning } from './running.ts';
import { statusLine, type Progress, type Status } from './status-line.ts';

export class FigureState<T extends ParamTable, K extends ExperimentKind> {
  readonly definition: FigureDefinition<T, K>;
  start: Partial<Values<T>>;
  status = $state<Status>('poster');
  backend = $state<BackendName>();
  adapter = $state('');
  step = $state(0);
  target = $state(0);
  progress = $state.raw<Progress>();
  message = $state('');
  /** Said where the figure is shared: what a link cannot carry. */
  note = $state('');
  problems = $state.raw<string[]>([]);
  snapshot = $state.raw<Experiments[K]['snapshot']>();
  values = $state.raw<Values<T>>({} as Values<T>);
  /** True once the reader, or a link, has asked for something: the live parts are needed. */
  awake = $state(false);
  /** Names of params that the link sets. */
  asked = $state.raw<ReadonlySet<string>>(none);
  hide = $state.raw<ReadonlySet<string>>(none);
  lock = $state.raw<ReadonlySet<string>>(none);
  /** Whether what is seen before a run was recorded: false where nothing is there for the settings. */
  recorded = $state(true);
  /** Where its weights are: of a network, up to a layer. */
  private readonly weights = $derived.by(() => {
    const { network, layer } = this.values as { network?: NetworkId; layer?: string };
    const last = this.definition.needs?.(this.values) ?? layer;
    return network && last ? { network, layer: last } : undefined;
  });
  /** Bytes that a run would load first, where they are worth a word. */
  readonly cost = $derived(
    this.status === 'poster' && this.weights
      ? bytesToLoad(this.weights.network, this.weights.layer)
      : undefined,
  );
  line = $derived(statusLine(this));
  /** Where the figure is heading: to the target, or nowhere. */
  wantsToRun = $state(false);
  readonly active = $derived(
    this.status === 'running' || this.status === 'lost' || (this.status === 'loading' && this.wantsToRun),
  );
  pace = $state(0);
  hurry = $state(false);
  /** What is set before the link has been looked into, as by the press that woke the figure. */
  protected early: Partial<Values<T>> | undefined = {};
  protected outOfSight = false;
  pendingSteps = 0;
  stale = false;
  forced: BackendName | undefined;
  session: Session | undefined;
  protected timer: ReturnType<typeof setTimeout> | undefined;

  /** `start`: settings that this place of the figure begins with, unless a link sets any; links name them, since they are not the defaults. */
  constructor(definition: FigureDefinition<T, K>, start: Partial<Values<T>> = {}) {
    this.definition = definition;
    this.start = start;
    this.values = { ...defaults(definition.params), ...start };
    this.target = this.number('steps');
    this.recorded = !definition.blank;
  }

  /** A sentence below the figure, once. */
  tell(sentence: string): void {
    if (!this.problems.includes(sentence)) this.problems = [...this.problems, sentence];
  }

  setStatus(status: Status): void {
    this.status = status;
    if (status === 'running' && this.weights) noteLoaded(this.weights.network, this.weights.layer);
    noteRunning(this, status === 'running');
  }

  protected number(name: string): number {
    return Number(this.values[name]);
  }

  show(snapshot: Experiments[K]['snapshot']): void {
    this.snapshot = snapshot;
    this.step = snapshot.step;
  }
}
