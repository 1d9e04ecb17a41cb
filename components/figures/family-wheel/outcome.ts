/** What came of turning the pattern. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { families } from './params.ts';
import { centerAt, type ViewModel } from './view-model.ts';

/** Turned by less than this, in degrees, nothing can be told. */
export const enough = 60;

const between = (a: number, b: number, period: number): number => {
  const away = (((a - b) % period) + period) % period;
  return away > period / 2 ? away - period : away;
};

/** Whether the pattern was turned far enough from `start` to tell. */
export const turned = ({ family }: ViewModel, start: number, now: number): boolean =>
  Math.abs(between(now, start, families[family].period)) >= Math.min(enough, families[family].period / 4);

export function outcomeOf(shown: ViewModel, start: number, now: number): Outcome {
  const { period } = families[shown.family];
  const ring = shown.rings[0]!;
  const by = between(now, start, period);
  const moved = between(centerAt(ring, shown.family, now), centerAt(ring, shown.family, start), period);
  const off = Math.abs(between(moved, by, period));
  const value =
    off <= Math.abs(by) / 2 ? 'around' : Math.abs(moved) <= Math.abs(by) / 4 ? 'same' : 'anywhere';
  const sentence = `You turned the pattern by ${Math.round(by)}°, and the middle of the outer ring’s activity moved by ${Math.round(moved)}°.`;
  return { value, sentence: sentence.replaceAll('-', '−') };
}
