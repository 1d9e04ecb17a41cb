/** The game as it stands: the round that is set, what the reader has said of it, and the scores of all rounds played. */
import type { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { sentenceOf } from '#components/figure-kit/life/sentence.ts';
import { questions } from '#lib/units/quiz.ts';
import { ruleWords } from '#lib/units/rules.ts';
import type { params } from './params.ts';
import { loadProgress, saveProgress, type Entry, type Progress } from './progress.ts';
import { nameOf, photosOf, questionsOf, roundAt, type Photo } from './questions.ts';
import { roundsOf } from './recorded.ts';
import { reportOf } from './report.ts';
import { resultOf, simpleRule, type Result } from './result.ts';

const none: ReadonlyMap<number, Photo> = new Map();

const fresh = (seed: number): Entry => ({
  words: '',
  seed,
  ratings: Array.from({ length: questions }, () => null),
});

export class Game {
  readonly figure: FigureController<typeof params, 'responses'>;
  private progress = $state.raw<Progress>(loadProgress());
  /** Photographs that have arrived, by number. */
  photos = $state.raw<ReadonlyMap<number, Photo>>(none);
  private arrived = $state('');
  /** What this device has measured, by question. */
  private measured = $state.raw<Readonly<Record<string, readonly number[]>>>({});
  /** The reader has gone on, and the keyboard has to follow. */
  turned = false;
  /** The drawing of the answers, for the download. */
  chart = $state.raw<SVGSVGElement>();

  readonly rounds = $derived.by(() => roundsOf(this.figure.values.network));
  readonly round = $derived.by(() => roundAt(this.figure.values));
  readonly asked = $derived.by(() => questionsOf(this.figure.values));
  private readonly name = $derived.by(() => nameOf(this.figure.values));
  private readonly key = $derived.by(() => this.keyOf(this.round.unit));
  readonly entry = $derived.by((): Entry => {
    const { seed } = this.figure.values;
    const known = this.progress[this.key];
    if (!known || known.seed === seed) return known ?? fresh(seed);
    // Other photographs of the same unit: what was thought of it still stands.
    return { ...fresh(seed), words: known.words, choice: known.choice, result: known.result };
  });
  readonly live = $derived.by(() => this.measured[this.name]);
  readonly truths = $derived.by(() => this.live ?? this.asked.values);
  /** The result, where it is one of the photographs that are asked about now. */
  readonly result = $derived.by(() => {
    const { result } = this.entry;
    return result?.seed === this.figure.values.seed ? result : undefined;
  });
  /** Of every round, that of the last time it was played. */
  readonly results = $derived.by(() =>
    this.rounds.map(({ unit }) => this.progress[this.keyOf(unit)]?.result),
  );
  /** All photographs of the round are here. */
  readonly complete = $derived.by(() => this.arrived === this.name);
  readonly left = $derived.by(() => this.entry.ratings.filter((rating) => rating === null).length);

  constructor(figure: Game['figure']) {
    this.figure = figure;
  }

  private keyOf(unit: string): string {
    return `${this.figure.values.network}/${unit}`;
  }

  private change(change: Partial<Entry>): void {
    this.progress = { ...this.progress, [this.key]: { ...this.entry, ...change } };
    saveProgress(this.progress);
  }

  /** Fetches the photographs of the round. */
  async look(): Promise<void> {
    const { name } = this;
    if (this.arrived === name) return;
    try {
      const photos = await photosOf(this.figure.values);
      if (name !== this.name) return;
      this.photos = photos;
      this.arrived = name;
    } catch (error) {
      if (name === this.name && this.figure.status !== 'failed') this.figure.tell(sentenceOf(error));
    }
  }

  /** Keeps what the network answered, and scores again where the recorded answers had to do. */
  notice(): void {
    const { snapshot } = this.figure;
    if (snapshot?.asked !== undefined && snapshot.values.length === questions)
      this.measured = {
        ...this.measured,
        [snapshot.asked]: Array.from(snapshot.values, (value) => Number(value.toPrecision(6))),
      };
    if (this.result && !this.result.live && this.live && this.complete) this.score(this.result.ratings);
  }

  write(words: string): void {
    this.change({ words });
  }

  choose(choice: string): void {
    this.change({ choice });
  }

  rate(place: number, rating: number): void {
    if (this.result) return;
    this.change({ ratings: this.entry.ratings.map((known, i) => (i === place ? rating : known)) });
  }

  reveal(): void {
    const ratings = this.entry.ratings.filter((rating) => rating !== null);
    if (ratings.length < questions || !this.complete) return;
    this.turned = true;
    const { name } = this;
    // A task of its own, beside the press and its drawing.
    setTimeout(() => {
      if (name === this.name) this.score(ratings);
    });
    const { figure } = this;
    if (!this.live && !figure.active) figure.play();
  }

  private score(ratings: readonly number[]): void {
    const { seed } = this.figure.values;
    const answers = { seed, ratings, truths: this.truths, live: this.live !== undefined };
    const result = resultOf(this.round, this.photos, this.asked.pictures, answers, this.entry.choice);
    this.change({ result, seen: true });
  }

  /** This round anew. */
  again(): void {
    if (!this.progress[this.key]) return;
    const { words, choice, seen = false } = this.entry;
    this.progress = {
      ...this.progress,
      [this.key]: { ...fresh(this.figure.values.seed), words, choice, seen },
    };
    saveProgress(this.progress);
  }

  /** The next round that has not been played, else the next. */
  next(): void {
    const { round } = this.figure.values;
    const order = this.results.map((_, i) => ((round + i) % this.results.length) + 1);
    this.turned = true;
    this.figure.set({ round: order.find((number) => !this.results[number - 1]) ?? order[0]! });
  }

  forget(): void {
    this.progress = {};
    saveProgress(this.progress);
  }

  report(): { metrics: object; data: object } {
    const rule = this.complete ? simpleRule(this.round, this.photos) : undefined;
    return reportOf(this, rule && ruleWords(rule));
  }

  /** With the reader’s words, for the export. */
  played(): { unit: string; words: string; result: Result }[] {
    return this.rounds.flatMap(({ unit }) => {
      const entry = this.progress[this.keyOf(unit)];
      return entry?.result ? [{ unit, words: entry.words, result: entry.result }] : [];
    });
  }
}
