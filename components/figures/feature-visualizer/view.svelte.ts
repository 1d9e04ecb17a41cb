/** What the picture and its measurements share: which moment of the run is shown, and the recording beside it. */
import type { FigureController } from '#components/figure/controller.svelte.ts';
import { keep, noFrames } from '#components/figure/frames.ts';
import { recordingOf } from '#components/figure/recorded.ts';
import { params } from './params.ts';
import { recorded } from './recorded.ts';

export class View {
  readonly figure: FigureController<typeof params, 'optvis'>;
  frames = $state.raw(noFrames);
  /** Index of the frame that the reader looks back at; `undefined` while following the run. */
  chosen = $state<number>();
  readonly run = $derived.by(() => this.figure.snapshot?.runs[0]);
  readonly past = $derived(this.chosen === undefined ? undefined : this.frames.kept[this.chosen]);
  readonly shown = $derived(this.past ?? this.run);
  readonly recording = $derived.by(() => recordingOf(params, recorded, this.figure.values));
  /** The thing looked for, in words. */
  readonly what = $derived.by(() => {
    const { objective, layer, unit } = this.figure.values;
    if (objective === 'layer') return `all of ${layer}`;
    return `${objective === 'direction' ? 'direction' : 'unit'} ${unit} of ${layer}`;
  });

  constructor(figure: FigureController<typeof params, 'optvis'>) {
    this.figure = figure;
  }

  /** Keeps the latest picture, and the reader's place among those kept. */
  remember(): void {
    const latest = this.run;
    if (!latest) return;
    const looked = this.past;
    this.frames = keep(this.frames, latest);
    if (!looked || this.past === looked) return;
    // Thinned out, or of a run that is over.
    const later = this.frames.kept.findIndex((frame) => frame.step >= looked.step);
    this.chosen = later >= 0 ? later : undefined;
  }
}
