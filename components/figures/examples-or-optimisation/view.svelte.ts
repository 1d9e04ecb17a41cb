/** What the strip and the axes share: the eighteen pictures as they are now, recorded or measured. */
import type { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { sentenceOf } from '#components/figure-kit/life/sentence.ts';
import type { params } from './params.ts';
import type { PlacedPhotograph } from './photographs.ts';
import { photographPlaces, type Item, type PhotographPlace } from './places.ts';
import { recordedItems, recordingFor } from './recorded.ts';

const keyOf = ({ network, layer, unit }: { network: string; layer: string; unit: number }): string =>
  `${network}/${layer}/${unit}`;

export class View {
  readonly figure: FigureController<typeof params, 'range'>;
  /** The photographs of a unit, and which unit that is. */
  private found = $state.raw<{ key: string; photographs: PlacedPhotograph[] }>();
  private readonly key = $derived.by(() => keyOf(this.figure.values));
  /** The run, unless it is one of another unit, chosen before. */
  private readonly run = $derived.by(() => {
    const { snapshot } = this.figure;
    return snapshot && keyOf(snapshot.of) === this.key ? snapshot : undefined;
  });
  private readonly recording = $derived.by(() => recordingFor(this.figure.values));
  readonly items = $derived.by((): Item[] => [...this.made(), ...this.photographs()]);

  /** How far the recorded pictures of this unit went. */
  readonly reach = $derived(this.recording?.made ?? []);

  constructor(figure: FigureController<typeof params, 'range'>) {
    this.figure = figure;
  }

  /** Fetches the photographs of the unit that is chosen now. */
  async look(): Promise<void> {
    const { key } = this;
    if (this.found?.key === key) return;
    try {
      const { photographsOf } = await import('./photographs.ts');
      const photographs = await photographsOf(this.figure.values);
      if (key === this.key) this.found = { key, photographs };
    } catch (error) {
      // A run that is asked for fails with the same sentence; without one it is said here.
      if (key === this.key && this.figure.status !== 'failed') this.figure.problems = [sentenceOf(error)];
    }
  }

  private made(): Item[] {
    const { run, recording } = this;
    if (!run && recording)
      return recordedItems(recording).filter(({ picture }) => picture && 'src' in picture);
    return (['negative', 'optimized'] as const).map((place, k) => ({
      place,
      label: run ? `optimized picture after ${run.step} steps` : 'optimized picture, not yet made',
      activation: run?.made[k],
      picture: run && { run: run[place] },
    }));
  }

  private photographs(): Item[] {
    const { run, recording, found, key } = this;
    if (found?.key !== key) {
      if (recording) return recordedItems(recording).filter(({ picture }) => picture && 'sheet' in picture);
      return photographPlaces.flatMap((place: PhotographPlace) =>
        Array.from({ length: 4 }, (): Item => ({
          place,
          label: 'photograph, loading',
          activation: undefined,
          picture: undefined,
        })),
      );
    }
    return found.photographs.map(({ index, place, label, thumbnail }) => ({
      place,
      label,
      activation: (run ?? recording)?.photographs.find((known) => known.index === index)?.activation,
      picture: { photograph: thumbnail },
    }));
  }
}
