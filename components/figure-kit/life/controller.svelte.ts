/**
 * The life of a figure: poster, loading, ready, running, paused, done; lost, failed, unsupported. Settings determine the
 * run, so a changed setting, a reset and a lost device are all "open again, and go to where it was going".
 */
import type { Session } from '#lib/compute/client.ts';
import type { ExperimentKind, Experiments } from '#lib/experiments.ts';
import type { ParamTable, Values } from '#lib/params/index.ts';
import { checkedBy } from './checked.ts';
import { namesOf, type Link } from './link.ts';
import { listenFor, type Run } from './session-events.ts';
import { paceOf } from './pace.ts';
import { Parts } from './parts.ts';
import { openPrepared } from './prepared.ts';
import { anyRuns, noteRunning } from './running.ts';
import { sentenceOf } from './sentence.ts';
import { FigureState } from './state.svelte.ts';

/** Time for a slider to come to rest before the run starts again, in ms. */
const settle = 250;

export class FigureController<T extends ParamTable, K extends ExperimentKind>
  extends FigureState<T, K>
  implements Run<K>
{
  /** What loads when the figure is called: without it a run would not be seen. */
  readonly parts = new Parts((error) => this.fail(sentenceOf(error)));

  /** Takes over what a link asks for. */
  follow(link: Link<T>): void {
    const own = [...link.asked].some((name) => name !== 'steps' && name !== 'seed');
    const asked = own ? link.values : { ...link.values, ...this.start };
    const { values, said } = checkedBy(this.definition, asked, link.asked, this.values);
    this.values = { ...values, ...this.early };
    this.early = undefined;
    this.target = this.number('steps');
    this.problems = [];
    for (const sentence of [...link.problems.map(({ message }) => message), ...said]) this.tell(sentence);
    this.forced = link.backend;
    this.asked = link.asked;
    this.hide = link.hide;
    this.lock = link.lock;
    if (link.asked.size > 0) this.awake = true;
    if (this.session) this.open();
    if (link.autoplay || (own && this.definition.instant)) this.play();
  }

  private wake(): void {
    this.awake = true;
    this.parts.retry();
  }

  /** The reader has turned to what is drawn: the live part comes, and with it what is computed in one step. */
  touch(): void {
    if (this.awake) return;
    if (this.definition.instant) this.play();
    else this.wake();
  }

  play(): void {
    this.wake();
    this.message = '';
    this.outOfSight = false;
    if (this.status === 'unsupported') return;
    this.wantsToRun = true;
    if (!this.session) this.open();
    else if (this.status === 'done' || this.status === 'ready' || this.status === 'paused') {
      if (this.definition.instant && this.status === 'done') this.open();
      else {
        if (this.step >= this.target) this.target += this.number('steps');
        this.go();
      }
    }
  }

  pause(): void {
    this.wantsToRun = false;
    this.outOfSight = false;
    if (this.status !== 'running') return;
    this.session?.pause();
    this.setStatus('paused');
  }

  toggle(): void {
    if (this.active) this.pause();
    else this.play();
  }

  /** How fast it goes (`Speed`), from now on. */
  speed(change: { pace?: number; hurry?: boolean }): void {
    Object.assign(this, change);
    if (this.status === 'running') this.go();
  }

  /** One step, then stop. */
  stepOnce(): void {
    this.wake();
    this.message = '';
    if (this.status === 'unsupported') return;
    this.wantsToRun = false;
    if (!this.session || this.status === 'loading' || this.status === 'lost') {
      this.pendingSteps += 1;
      if (!this.session) this.open();
      return;
    }
    this.target = Math.max(this.target, this.step + 1);
    this.session.step(1);
  }

  /** Back to step 0 with the same settings; on a poster there is nothing to go back from. */
  reset(): void {
    this.wantsToRun = false;
    if (this.session || this.status === 'failed') this.open();
  }

  newSeed(): void {
    const [draw = 1] = crypto.getRandomValues(new Uint32Array(1));
    this.set({ seed: draw % 1_000_000 } as Partial<Values<T>>);
  }

  /** Changes settings. A run that is under way, or over, starts again from step 0 with the new ones. */
  set(change: Partial<Values<T>>): void {
    this.wake();
    this.problems = [];
    if (this.early) this.early = { ...this.early, ...change };
    const asked = namesOf(change);
    const before = this.values;
    const found = checkedBy(this.definition, { ...before, ...change }, asked, before);
    this.values = found.values;
    if (found.broken) this.problems = found.said;
    if (asked.size > 0 && [...asked].every((name) => this.definition.params[name]?.redraws)) return;
    if (this.session && this.step > 0 && this.definition.continues?.(before, this.values, this.step)) {
      this.goOn(this.session);
      return;
    }
    const onlySteps = asked.size === 1 && asked.has('steps');
    if (this.definition.instant) return this.recompute();
    this.target = this.number('steps');
    if (!this.session && this.status !== 'failed') return;
    if (onlySteps && this.step < this.target && this.status !== 'failed') {
      if (this.status === 'running') this.go();
      else if (this.status === 'done') this.setStatus('paused');
      return;
    }
    if (this.active || this.status === 'done' || this.status === 'failed') this.wantsToRun = true;
    this.message = 'Settings changed: started again from step 0.';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), settle);
  }

  /** The run goes on with what the new settings say of its later steps. */
  private goOn(session: Session): void {
    void Promise.resolve(this.toConfig()).then(
      (config) => {
        if (session !== this.session) return;
        session.change(config);
        this.target = this.number('steps');
        this.go();
      },
      (error: unknown) => this.fail(sentenceOf(error)),
    );
  }

  /** Changes settings, and what the figure changes along with them. */
  pick(change: Partial<Values<T>>): void {
    this.set({ ...change, ...this.definition.pick?.(change, this.values) });
  }

  /** While a slider moves, finishes the pass under way, then computes only the latest value. */
  recompute(): void {
    this.message = '';
    this.stale = this.active;
    if (this.stale || this.status === 'unsupported') return;
    this.wantsToRun = true;
    this.open();
  }

  /** Pauses while the figure is out of sight, and goes on when it is back and nothing else computes. */
  sight(visible: boolean): void {
    if (!visible && this.status === 'running') {
      this.pause();
      this.message = 'Paused while out of sight.';
      this.outOfSight = true;
    } else if (visible && this.outOfSight && this.status === 'paused' && !anyRuns()) this.play();
  }

  close(): void {
    clearTimeout(this.timer);
    this.session?.close();
    this.session = undefined;
    noteRunning(this, false);
  }

  /** Nothing comes of it, and `message` says why. The next press begins again. */
  fail(message: string): void {
    this.close();
    this.stale = false;
    this.progress = undefined;
    this.message = message;
    this.wantsToRun = false;
    this.pendingSteps = 0;
    this.setStatus('failed');
  }

  go(): void {
    this.setStatus('running');
    this.session?.run(this.target, paceOf(this.definition, this));
  }

  /** Of the next run; a figure whose runs have a history adds it here. */
  protected toConfig(): Experiments[K]['config'] | Promise<Experiments[K]['config']> {
    return this.definition.toConfig(this.values);
  }

  private open(): void {
    clearTimeout(this.timer);
    this.session?.close();
    this.session = undefined;
    if (typeof Worker === 'undefined') return this.setStatus('unsupported');
    this.progress = undefined;
    this.step = 0;
    this.target = this.number('steps');
    this.setStatus('loading');
    this.session = openPrepared(this.definition.kind, () => this.toConfig(), listenFor(this), this.forced);
  }
}
