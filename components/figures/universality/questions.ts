/** The question of each family. The pictures are of the kind that the field notes were measured with, and fewer. */
import * as draw from './pictures.ts';
import { anyTurn, turned, type Asked, type Question, type QuestionOptions } from './question.ts';
import { colorQuestions } from './questions-color.ts';

const nothing = (seed: number): Asked[] => [
  { label: 'noise', shapes: [draw.noise(seed)] },
  { label: 'even gray', shapes: [draw.plain(draw.gray(0.5))] },
];

const strokeQuestions: Readonly<Record<string, (options: QuestionOptions) => Question>> = {
  curve: (options) => ({
    words: `a curve with a radius of ${options.radius} px, turned in steps of 15°`,
    period: 360,
    glyph: 'arc',
    axis: turned(24, 360, (angle) => draw.curve(options, angle)),
    controls: [
      anyTurn('straight line', 4, 180, (angle) => draw.line(options, angle)),
      ...nothing(options.seed),
    ],
  }),
  line: (options) => ({
    words: 'a straight line, turned in steps of 15°',
    period: 180,
    glyph: 'line',
    axis: turned(12, 180, (angle) => draw.line(options, angle)),
    controls: [
      anyTurn('tight curve', 4, 360, (angle) => draw.curve({ ...options, radius: 10 }, angle)),
      ...nothing(options.seed),
    ],
  }),
  corner: (options) => ({
    words: 'a right angle, turned in steps of 15°',
    period: 360,
    glyph: 'corner',
    axis: turned(24, 360, (angle) => draw.corner(options, angle)),
    controls: [
      anyTurn('straight line', 4, 180, (angle) => draw.line(options, angle)),
      ...nothing(options.seed),
    ],
  }),
  'line end': (options) => ({
    words: 'a line that ends, turned in steps of 15°',
    period: 360,
    glyph: 'end',
    axis: turned(24, 360, (angle) => draw.lineEnd(options, angle)),
    controls: [
      anyTurn('line that goes on', 4, 180, (angle) => draw.line(options, angle)),
      ...nothing(options.seed),
    ],
  }),
  circle: (options) => ({
    words: 'rings, from small to large (radius in pixels)',
    axis: [4, 6, 9, 13, 18, 26].map((radius) => ({
      label: String(radius),
      shapes: draw.ring({ ...options, radius }),
    })),
    controls: [
      anyTurn('part of a ring', 4, 360, (angle) => draw.curve({ ...options, radius: 13 }, angle)),
      anyTurn('straight line', 4, 180, (angle) => draw.line(options, angle)),
      ...nothing(options.seed),
    ],
  }),
};

export function questionOf(family: string, options: QuestionOptions): Question {
  const make = strokeQuestions[family] ?? colorQuestions[family] ?? strokeQuestions['curve']!;
  return make(options);
}
