/** What a question to a family is: pictures along an axis, such as a curve turned step by step, and controls that should leave it cold. */
import type { Shape } from '#lib/stimuli/shapes.ts';
import type { Color } from '#lib/stimuli/strokes.ts';
import type { UniversalityValues } from './params.ts';
import { directions } from './pictures.ts';

/** How a direction is drawn beside the axis. */
export type Glyph = 'arc' | 'line' | 'corner' | 'end' | 'border';

export interface Asked {
  /** Shown one by one; the strongest response counts. */
  shapes: readonly Shape[];
  /** `45°`, or the name of a control. */
  label: string;
  /** Drawn in place of the label, where the axis is one of colors. */
  swatch?: Color;
}

export interface Question {
  /** What is shown, within a sentence. */
  words: string;
  /** Degrees after which the axis comes around; absent where it is no circle. */
  period?: 180 | 360;
  glyph?: Glyph;
  axis: readonly Asked[];
  controls: readonly Asked[];
}

export type QuestionOptions = Pick<UniversalityValues, 'radius' | 'thickness' | 'ink' | 'seed'>;

/** One entry for each of `count` directions. */
export const turned = (count: number, period: 180 | 360, make: (angle: number) => Shape[]): Asked[] =>
  directions(count, period).map((angle) => ({ label: `${angle}°`, shapes: make(angle) }));

/** All directions in one entry. */
export const anyTurn = (
  label: string,
  count: number,
  period: 180 | 360,
  make: (angle: number) => Shape[],
): Asked => ({
  label,
  shapes: directions(count, period).flatMap(make),
});

export const entriesOf = ({ axis, controls }: Question): Asked[] => [...axis, ...controls];

/** All pictures of a question in one list. */
export const shapesOf = (question: Question): Shape[] => entriesOf(question).flatMap(({ shapes }) => shapes);

/** From a response to each picture, one to each entry: the strongest. `responses` is [pictures, units]. */
export function answerOf(
  question: Question,
  responses: ArrayLike<number>,
  units: number,
  unit: number,
): number[] {
  let at = 0;
  return entriesOf(question).map(({ shapes }) => {
    let most = 0;
    for (const last = at + shapes.length; at < last; at++)
      most = Math.max(most, responses[at * units + unit]!);
    return most;
  });
}
