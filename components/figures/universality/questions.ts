/** The question that is put to a family: pictures along an axis, such as a curve turned step by step, and controls that should leave it cold. */
import type { Shape } from '#lib/stimuli/shapes.ts';
import type { Arc, Color, Corner } from '#lib/stimuli/strokes.ts';
import type { UniversalityValues } from './params.ts';

/** How the axis is drawn. */
export type Glyph = 'arc' | 'line' | 'corner';

export interface Asked {
  /** Shown one by one; the strongest response counts. */
  shapes: readonly Shape[];
  /** `45°`, or the name of a control. */
  label: string;
  /** Degrees on the axis; absent for a control. */
  angle?: number;
}

export interface Question {
  /** What is shown, within a sentence. */
  words: string;
  glyph: Glyph;
  /** Degrees after which the axis comes around. */
  period: 180 | 360;
  asked: readonly Asked[];
}

export type QuestionOptions = Pick<UniversalityValues, 'radius' | 'thickness' | 'ink' | 'seed'>;

const gray = (value: number): Color => [value, value, value];
/** The same contrast with what is around, on either side. */
const inks = {
  light: { foreground: gray(0.97), background: gray(0.25) },
  dark: { foreground: gray(0.03), background: gray(0.75) },
};

const inksOf = (ink: UniversalityValues['ink']) => (ink === 'both' ? [inks.light, inks.dark] : [inks[ink]]);

const directions = (count: number, period: number): number[] =>
  Array.from({ length: count }, (_, i) => (i * period) / count);

/** Straight lines reach beyond the receptive fields; curves and corners stay within. */
const across = 130;
/** Pixels along a curve or a corner, half a circle at most. */
const along = 48;

const arc = (radius: number, length: number, thickness: number) => ({
  kind: 'arc' as const,
  radius,
  length,
  thickness,
});

/** `stroke` at each of `angles`, in all inks: one entry for each angle. */
const turned = (
  stroke:
    | Omit<Arc, 'orientation' | 'foreground' | 'background'>
    | Omit<Corner, 'orientation' | 'foreground' | 'background'>,
  angles: readonly number[],
  ink: UniversalityValues['ink'],
): Asked[] =>
  angles.map((angle) => ({
    angle,
    label: `${angle}°`,
    shapes: inksOf(ink).map((colors) => ({ ...stroke, ...colors, orientation: angle })),
  }));

/** All of `asked` as one control. */
const control = (label: string, asked: readonly Asked[]): Asked => ({
  label,
  shapes: asked.flatMap(({ shapes }) => shapes),
});

const noise = (seed: number): Asked => ({ label: 'noise', shapes: [{ kind: 'noise', seed, contrast: 1 }] });
const plain: Asked = { label: 'even gray', shapes: [{ kind: 'plain', color: gray(0.5) }] };

const quarter = directions(4, 180);

export function questionOf(family: string, { radius, thickness, ink, seed }: QuestionOptions): Question {
  const line = arc(Infinity, across, thickness);
  const curve = arc(radius, Math.min(along, Math.PI * radius), thickness);
  const corner = { kind: 'corner' as const, angle: 90, length: along, thickness };
  switch (family) {
    case 'line':
      return {
        words: 'a straight line, turned in steps of 15°',
        glyph: 'line',
        period: 180,
        asked: [
          ...turned(line, directions(12, 180), ink),
          control('tight curve', turned(arc(10, 31, thickness), directions(4, 360), ink)),
          noise(seed),
          plain,
        ],
      };
    case 'corner':
      return {
        words: 'a right angle, turned in steps of 15°',
        glyph: 'corner',
        period: 360,
        asked: [
          ...turned(corner, directions(24, 360), ink),
          control('straight line', turned(line, quarter, ink)),
          noise(seed),
          plain,
        ],
      };
    default:
      return {
        words: `a curve with a radius of ${radius} px, turned in steps of 15°`,
        glyph: 'arc',
        period: 360,
        asked: [
          ...turned(curve, directions(24, 360), ink),
          control('straight line', turned(line, quarter, ink)),
          noise(seed),
          plain,
        ],
      };
  }
}

/** All pictures of a question in one list. */
export const shapesOf = ({ asked }: Question): Shape[] => asked.flatMap(({ shapes }) => shapes);

/** From a response to each picture, one to each entry: the strongest. `responses` is [pictures, units]. */
export function answerOf(
  { asked }: Question,
  responses: ArrayLike<number>,
  units: number,
  unit: number,
): number[] {
  let at = 0;
  return asked.map(({ shapes }) => {
    let most = 0;
    for (const last = at + shapes.length; at < last; at++)
      most = Math.max(most, responses[at * units + unit]!);
    return most;
  });
}
