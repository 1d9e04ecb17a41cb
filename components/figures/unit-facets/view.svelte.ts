/** What the parts of the figure share: the unit that is chosen, what was measured of it, and whether the reader has seen its groups. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import type { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import type { FacetUnit } from '#lib/units/facets.ts';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { madeOf } from './made.ts';
import { firstFacets, type params } from './params.ts';
import { keyOf, unitsOf, without } from './photographs.ts';

export class View {
  readonly figure: FigureController<typeof params, 'facets'>;
  units = $state.raw<readonly FacetUnit[]>([]);
  /** Classes of the photographs that have been looked up, by their numbers. */
  readonly labels = new SvelteMap<number, string>();
  /** Units whose groups have been shown, by network and name. */
  private readonly seen = new SvelteSet<string>();
  private network = $state.raw<string>();
  readonly unit = $derived.by(() =>
    this.network === this.figure.values.network
      ? this.units.find(({ unit }) => unit === keyOf(this.figure.values))
      : undefined,
  );
  /** The run, unless it is one of another unit, chosen before. */
  readonly run = $derived.by(() => {
    const { snapshot, values } = this.figure;
    return snapshot && snapshot.of.network === values.network && keyOf(snapshot.of) === keyOf(values)
      ? snapshot
      : undefined;
  });
  readonly made = $derived.by(() => madeOf(this.run, this.figure.values));
  readonly isSeen = $derived.by(() => this.unit !== undefined && this.knows(this.unit));

  constructor(figure: FigureController<typeof params, 'facets'>) {
    this.figure = figure;
  }

  private keyOf = ({ unit }: Pick<FacetUnit, 'unit'>): string => `${this.figure.values.network}/${unit}`;

  knows = (unit: Pick<FacetUnit, 'unit'>): boolean => this.seen.has(this.keyOf(unit));

  reveal(): void {
    if (this.unit) this.seen.add(this.keyOf(this.unit));
  }

  /** Looks up the units of the network that is chosen now; a unit that is not among them is replaced. */
  async look(): Promise<void> {
    const { values } = this.figure;
    try {
      const units = await unitsOf(values.network);
      if (values.network !== this.figure.values.network) return;
      this.units = units;
      this.network = values.network;
      const first = firstFacets[values.network];
      const instead = units.find(({ unit }) => unit === keyOf(first)) ?? units[0];
      if (!this.unit && instead) {
        const [layer, unit] = instead.unit.split(':');
        const { problems } = this.figure;
        this.figure.set({ layer: layer!, unit: Number(unit) });
        for (const sentence of [...problems, `${without(values)} Showing ${instead.unit} instead.`])
          this.figure.tell(sentence);
      }
    } catch (error) {
      // A run that is asked for fails with the same sentence.
      const sentence = error instanceof Error ? error.message : String(error);
      if (this.figure.status !== 'failed') this.figure.tell(sentence);
    }
  }

  /** Looks up the classes of photographs; those that do not arrive stay without. */
  async name(indices: readonly number[]): Promise<void> {
    const unknown = indices.filter((index) => !this.labels.has(index));
    if (unknown.length === 0) return;
    const found = await loadCifar(unknown).catch(() => []);
    found.forEach(({ label }, k) => this.labels.set(unknown[k]!, label));
  }
}

const views = new WeakMap<object, View>();

/** The one view of a figure: what is drawn and the list of units speak of the same. */
export function viewOf(figure: View['figure']): View {
  const view = views.get(figure) ?? new View(figure);
  views.set(figure, view);
  return view;
}
