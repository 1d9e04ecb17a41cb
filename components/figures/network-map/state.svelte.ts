/** What the live parts share: what is known of the units, which layer is looked at, which unit is chosen, and the run as the map shows it. */
import { fieldNotes, type FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { galleryUnits, type GalleryUnit } from '#components/figure-kit/recording/gallery.ts';
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import type { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import type { Photograph } from '#components/figure-kit/pickers/photograph.ts';
import { readUnit, writeUnit, type Unit } from '#lib/circuits/unit-name.ts';
import { layers } from '#lib/networks/layers.ts';
import { circuitOf } from './circuit.ts';
import type { params } from './params.ts';
import { layoutOf, linksOf, litMap, litTiles, strongest, valuesOf } from './view-model.ts';

export type MapFigure = FigureController<typeof params, 'propagate'>;

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

export class MapState {
  readonly figure: MapFigure;
  private readonly own: () => Photograph | undefined;
  private notes = $state.raw<readonly FieldNote[]>([]);
  private gallery = $state.raw<Readonly<Record<string, GalleryUnit>>>({});
  photograph = $state.raw<Photograph>();
  chosen = $state.raw<Unit>();
  /** The layer that the reader looks at; the last that the picture reached until one is chosen. */
  private looked = $state<string>();

  constructor(figure: MapFigure, own: () => Photograph | undefined) {
    this.figure = figure;
    this.own = own;
  }

  private readonly network = $derived.by(() => this.values.network);
  private readonly size = $derived.by(() => this.values.size);
  readonly layout = $derived(layoutOf(this.network, this.size));
  readonly names = $derived(layers[this.network].map(({ name }) => name));
  private get values() {
    return this.figure.values;
  }
  readonly reached = $derived.by(() => this.figure.snapshot?.layers ?? []);
  /** Of another network until the new one is there. */
  private readonly fits = $derived(this.reached.every(({ name }) => this.names.includes(name)));
  readonly layers = $derived(this.fits ? this.reached : []);
  private readonly measure = $derived.by(() => this.values.measure);
  /** What was lit last, by place: a step deeper brings every layer again, and only one is new. */
  private before: { mean: Float32Array; measure: string; lit: { tiles: Float32Array; map: Float32Array } }[] =
    [];
  readonly lit = $derived.by(() => {
    const { measure } = this;
    this.before = this.layers.map((layer, i) => {
      const old = this.before[i];
      const { mean } = layer;
      const same =
        old?.measure === measure &&
        old.mean.length === mean.length &&
        old.mean.every((v, k) => v === mean[k]);
      return same ? old : { mean, measure, lit: { tiles: litTiles(layer, measure), map: litMap(layer) } };
    });
    return this.before.map(({ lit }) => lit);
  });
  readonly circuit = $derived(circuitOf(this.values, this.notes));
  readonly places = $derived(
    this.circuit.map(({ layer, unit }): [number, number] => [this.names.indexOf(layer), unit]),
  );
  readonly edges = $derived.by(() => (this.fits ? (this.figure.snapshot?.edges ?? []) : []));
  readonly links = $derived(linksOf(this.edges, this.network));
  readonly classes = $derived.by(() => (this.fits ? (this.figure.snapshot?.classes ?? []) : []));
  readonly focus = $derived.by(() => {
    const looked = this.names.indexOf(this.looked ?? '');
    // The classes at the end are the answer, and said as such.
    return looked >= 0 ? looked : Math.max(0, Math.min(this.layers.length, this.names.length - 1) - 1);
  });
  readonly focused = $derived(this.layers[this.focus]);
  readonly chosenPlace = $derived.by((): [number, number] | undefined => {
    const slab = this.chosen ? this.names.indexOf(this.chosen.layer) : -1;
    return slab < 0 || !this.chosen ? undefined : [slab, this.chosen.unit];
  });

  look(slab: number): void {
    this.looked = this.names[slab];
  }

  choose(unit: Unit): void {
    this.chosen = unit;
    this.looked = unit.layer;
  }

  /** The five units of a layer that this picture excites most. */
  strongestIn(slab: number): { unit: Unit; value: number }[] {
    const layer = this.layers[slab];
    return layer
      ? strongest(valuesOf(layer, this.measure), 5).map(({ unit, value }) => ({
          unit: { layer: layer.name, unit },
          value,
        }))
      : [];
  }

  /** A concept where the field notes or the classes have one. */
  nameOf(unit: Unit): string | undefined {
    const label = this.classes.find((one) => unit.layer === 'logits' && one.unit === unit.unit)?.label;
    return label ?? this.notes.find((note) => note.unit === writeUnit(unit))?.name;
  }

  nameOfWritten = (unit: string): string => this.nameOf(readUnit(unit)) ?? unit;

  pictureOf = (unit: Unit): GalleryUnit | undefined => this.gallery[writeUnit(unit)];

  pageOf = ({ layer, unit }: Unit): string => `${base}units/${this.network}/${layer}/#${unit}`;

  valueOf({ layer, unit }: Unit): { mean: number; peak: number } | undefined {
    const found = this.layers.find(({ name }) => name === layer);
    const [mean, peak] = [found?.mean[unit], found?.peak[unit]];
    return mean === undefined || peak === undefined ? undefined : { mean, peak };
  }

  /** What is known of the network's units. */
  async learn(): Promise<void> {
    const { network } = this.values;
    const [notes, ...units] = await Promise.all([
      fieldNotes(network),
      ...layers[network].map(({ name }) => galleryUnits(network, name)),
    ]);
    if (network !== this.values.network) return;
    this.notes = notes;
    this.gallery = Object.fromEntries(units.flat().map((unit) => [writeUnit(unit), unit]));
    if (this.chosen && !this.names.includes(this.chosen.layer)) this.chosen = this.looked = undefined;
  }

  /** The picture that goes in. */
  async fetchPicture(): Promise<void> {
    const own = this.own();
    const { picture } = this.values;
    try {
      const [first] = own ? [own] : await loadCifar([picture]);
      if (own === this.own() && picture === this.values.picture) this.photograph = first;
    } catch {
      // The run says so.
    }
  }
}
