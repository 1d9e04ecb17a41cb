/** What the picture and its measurements share: which moment of the run is shown, and the recording beside it. */
import { classNames } from '#components/figure-kit/pickers/classes.ts';
import type { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { keep, noFrames } from '#components/figure-kit/recording/frames.ts';
import { galleryUnits, type GalleryUnit } from '#components/figure-kit/recording/gallery.ts';
import { subjectOf, type params } from './params.ts';
import { recordingFor } from './recording.ts';

/** Moments of a run that are kept, of one picture and of several. */
const most = { one: 40, several: 20 };

export class View {
  readonly figure: FigureController<typeof params, 'optvis'>;
  frames = $state.raw(noFrames);
  /** Index of the frame that the reader looks back at; `undefined` while following the run. */
  chosen = $state<number>();
  /** Recorded units of the present layer; `undefined` until it is known which there are. */
  gallery = $state.raw<readonly GalleryUnit[]>();
  classes = $state.raw<readonly string[]>([]);
  readonly run = $derived.by(() => this.figure.snapshot?.runs[0]);
  readonly past = $derived(this.chosen === undefined ? undefined : this.frames.kept[this.chosen]);
  readonly shown = $derived(this.past ?? this.run);
  /** The pictures of the moment shown. */
  readonly pictures = $derived(this.shown ? [this.shown.rgb, ...(this.shown.others ?? [])] : []);
  readonly subject = $derived.by(() => subjectOf(this.figure.values));
  readonly recording = $derived.by(() => recordingFor(this.figure.values, this.gallery ?? []));
  /** The thing looked for, in words. */
  readonly what = $derived.by(() => {
    const { objective, layer, unit } = this.subject;
    if (objective === 'layer') return `all of ${layer}`;
    if (layer === 'logits' && objective === 'channel')
      return `the class ${this.classes[unit] ? `“${this.classes[unit]}”` : unit}`;
    if (objective === 'neuron') return `unit ${unit} of ${layer}, at the center`;
    return `${objective === 'direction' ? 'direction' : 'unit'} ${unit} of ${layer}`;
  });

  constructor(figure: FigureController<typeof params, 'optvis'>) {
    this.figure = figure;
  }

  /** Asks what the gallery has of the present layer, and what a class is called. */
  async look(): Promise<void> {
    const { network } = this.figure.values;
    const { layer } = this.subject;
    // Without names a class is shown by its number.
    if (layer === 'logits') void classNames().then((names) => (this.classes = names), Boolean);
    const units = await galleryUnits(network, layer);
    if (network === this.figure.values.network && layer === this.subject.layer) this.gallery = units;
  }

  /** Keeps the latest picture, and the reader's place among those kept. */
  remember(): void {
    const latest = this.run;
    if (!latest) return;
    const looked = this.past;
    this.frames = keep(this.frames, latest, latest.others ? most.several : most.one);
    if (!looked || this.past === looked) return;
    // Thinned out, or of a run that is over.
    const later = this.frames.kept.findIndex((frame) => frame.step >= looked.step);
    this.chosen = later >= 0 ? later : undefined;
  }
}
