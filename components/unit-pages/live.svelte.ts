/** The units of a page that are looked at live: which one is shown, its run, and the runs made before, kept as long as the page. */
import { builtNetwork } from '#components/figure-kit/life/networks.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import type { RenderSnapshot } from '#lib/optvis/config.ts';
import type { LayerFacts, UnitFacts } from './facts.ts';
import { rankedPhotographs } from './ranked.ts';
import { reached, unitFigure, type UnitFigure } from './run.ts';

export class LiveUnits {
  readonly layer: LayerFacts;
  shown = $state.raw<UnitFacts>();
  figure = $state.raw<UnitFigure>();
  /** Why the photographs of the shown unit are not there. */
  problem = $state('');
  /** Why the shown unit cannot be run. */
  refusal = $state('');
  private readonly figures: Record<number, UnitFigure | undefined> = {};
  /** Those whose run was given up when the reader left; what it made is still there to see. */
  private readonly ended = new WeakSet<UnitFigure>();

  readonly run = $derived.by(() => {
    const [excited, silenced] = this.figure?.snapshot?.runs ?? [];
    if (!excited || !silenced || excited.step === 0) return undefined;
    const values: [number, number] = [reached(excited, 1), reached(silenced, -1)];
    return { pictures: [excited, silenced] as [RenderSnapshot, RenderSnapshot], values };
  });
  readonly action = $derived.by(() => {
    const figure = this.figure;
    if (!figure) return undefined;
    if (figure.active) return 'Stop';
    if (this.ended.has(figure)) return 'Run it again';
    return figure.status === 'done' || figure.status === 'paused' ? 'Go on' : 'Run it live';
  });

  constructor(layer: LayerFacts) {
    this.layer = layer;
  }

  /** True for a unit that has been run here. */
  has(unit: number): boolean {
    return this.figures[unit] !== undefined;
  }

  /** Stops what runs, and keeps it if there is something to see. */
  leave(): void {
    const figure = this.figure;
    this.shown = this.figure = undefined;
    if (!figure) return;
    if (figure.active) figure.pause();
    figure.close();
    if (figure.step === 0) this.figures[figure.values.unit] = undefined;
    this.ended.add(figure);
  }

  show(unit: UnitFacts): void {
    if (this.shown?.unit === unit.unit) return;
    this.leave();
    this.shown = unit;
    this.figure = this.figures[unit.unit];
    this.problem = this.refusal = '';
    if (!unit.ranked) void this.measure(unit);
  }

  /** The photographs of a unit that the page was not built with. */
  private async measure(unit: UnitFacts): Promise<void> {
    this.problem = 'Looking them up …';
    const found = await rankedPhotographs(this.layer, unit.unit).catch((error: unknown) => String(error));
    if (this.shown?.unit !== unit.unit) return;
    if (typeof found === 'string') this.problem = found.replace(/^Error: /, '');
    else this.shown = { ...unit, ranked: found };
  }

  /** Starts the run of the shown unit, stops it, or goes on. */
  async toggle(): Promise<void> {
    const { shown, layer } = this;
    if (!shown) return;
    if (!(await builtNetwork(layer.network))) {
      this.refusal = `${networkTitles[layer.network]} was not built into this copy of the site, so it cannot run here.`;
      return;
    }
    // Another unit was turned to while the answer came.
    if (this.shown?.unit !== shown.unit) return;
    this.figure ??= this.figures[shown.unit] = unitFigure(layer, shown.unit);
    this.ended.delete(this.figure);
    this.figure.toggle();
  }
}
