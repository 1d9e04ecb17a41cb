/** Questions about surfaces in place of lines: their colors, how fine their detail is, and where two of them meet. */
import type { Shape } from '#lib/stimuli/shapes.ts';
import * as draw from './pictures.ts';
import { anyTurn, turned, type Asked, type Question, type QuestionOptions } from './question.ts';

const { hues, grays } = draw;
const names = Object.keys(hues);
const opposites = [
  ['red', 'cyan'],
  ['yellow', 'blue'],
  ['green', 'magenta'],
  ['red', 'green'],
] as const;

const even: Asked = { label: 'even gray', shapes: [draw.plain(grays['gray']!)] };
const edges = anyTurn('edge of black and white', 8, 360, (angle) => [
  draw.border(draw.plain(grays['white']!), draw.plain(grays['black']!), angle),
]);
const finely = (seed: number): Asked => ({ label: 'fine detail', shapes: [draw.noise(seed, 2)] });
const coarsely = (seed: number): Asked => ({ label: 'coarse detail', shapes: [draw.noise(seed, 16)] });
const lines = anyTurn('straight line', 4, 180, (angle) => draw.line({ thickness: 3, ink: 'both' }, angle));

const tinted = (seed: number, grain: number, tint: draw.Tint): Shape => ({
  kind: 'noise',
  seed,
  contrast: 1,
  grain,
  tint,
});

export const colorQuestions: Readonly<Record<string, (options: QuestionOptions) => Question>> = {
  'high-low frequency': ({ seed }) => ({
    words: 'fine detail beside coarse or none, turned in steps of 15°',
    period: 360,
    glyph: 'border',
    axis: turned(24, 360, (angle) => [
      draw.border(draw.noise(seed, 2), draw.noise(seed + 1, 16), angle),
      draw.border(draw.noise(seed, 2), draw.plain(grays['gray']!), angle),
    ]),
    controls: [finely(seed), coarsely(seed), edges],
  }),
  boundary: ({ seed }) => ({
    words: 'borders of detail, of brightness and of color, each either way round, turned in steps of 22.5°',
    period: 180,
    glyph: 'border',
    axis: turned(8, 180, (angle) =>
      [angle, angle + 180].flatMap((way) => [
        draw.border(draw.noise(seed, 2), draw.plain(grays['gray']!), way),
        draw.border(draw.plain(grays['white']!), draw.plain(grays['black']!), way),
        draw.border(draw.plain(hues['red']!), draw.plain(hues['cyan']!), way),
      ]),
    ),
    controls: [finely(seed), coarsely(seed), even],
  }),
  'color contrast': () => ({
    words: 'two colors side by side, four pairs of them, turned in steps of 30°',
    period: 360,
    glyph: 'border',
    axis: turned(12, 360, (angle) =>
      opposites.map(([ahead, behind]) =>
        draw.border(draw.plain(hues[ahead]!), draw.plain(hues[behind]!), angle),
      ),
    ),
    controls: [edges, even],
  }),
  'color center-surround': () => ({
    words: 'small disks of one color in each of the others',
    axis: [...names, 'black', 'white'].map((inside) => {
      const surfaces = { ...hues, ...grays };
      const swatch = surfaces[inside]!;
      return {
        label: inside,
        swatch,
        shapes: Object.keys(surfaces)
          .filter((outside) => outside !== inside)
          .map((outside) => draw.disk(8, swatch, surfaces[outside]!)),
      };
    }),
    controls: [
      { label: 'one color everywhere', shapes: Object.values({ ...hues, ...grays }).map(draw.plain) },
      lines,
    ],
  }),
  'black-and-white': ({ seed }) => ({
    words: 'fine and coarse detail in black and white, and the same seen through colored glass',
    axis: [['black and white', grays['white']!] as const, ...Object.entries(hues)].map(([label, tint]) => ({
      label,
      swatch: tint,
      shapes: [tinted(seed, 2, tint), tinted(seed, 8, tint)],
    })),
    controls: [even],
  }),
  color: () => ({
    words: 'one color everywhere',
    axis: Object.entries(hues).map(([label, swatch]) => ({ label, swatch, shapes: [draw.plain(swatch)] })),
    controls: [{ label: 'black, gray or white', shapes: Object.values(grays).map(draw.plain) }],
  }),
  grating: () => ({
    words: 'stripes of three widths, turned in steps of 15°',
    period: 180,
    glyph: 'line',
    axis: turned(12, 180, (orientation) =>
      [4, 8, 16].map((wavelength) => ({
        kind: 'grating',
        orientation,
        wavelength,
        phase: 0,
        low: grays['black']!,
        high: grays['white']!,
      })),
    ),
    controls: [lines, even],
  }),
  texture: ({ seed }) => ({
    words: 'noise, from fine to coarse (grain in pixels)',
    axis: [1, 2, 4, 8, 16].map((grain) => ({
      label: String(grain),
      shapes: [draw.noise(seed, grain), draw.noise(seed + 1, grain)],
    })),
    controls: [lines, edges, even],
  }),
  'brightness gradient': ({ seed }) => ({
    words: 'a slow change from dark to light, turned in steps of 15°',
    period: 360,
    glyph: 'border',
    axis: turned(24, 360, (orientation) => [
      { kind: 'ramp', orientation, width: 24, low: grays['black']!, high: grays['white']! },
    ]),
    controls: [lines, { label: 'noise', shapes: [draw.noise(seed)] }, even],
  }),
};
