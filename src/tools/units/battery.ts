/**
 * What every unit is shown: some two thousand synthetic pictures in groups, each with the settings that the unit may prefer. They are 96 px
 * wide, and a unit may answer anywhere near the middle (measure.ts), which makes up for most differences of place.
 */
import type { Shape } from '#lib/stimuli/shapes.ts';
import type { Color } from '#lib/stimuli/strokes.ts';

/** Side of the pictures in pixels. */
export const size = 96;

export interface Stimulus {
  group: string;
  /** What is varied within the group, by name. */
  at: Readonly<Record<string, number | string>>;
  shape: Shape;
}

export const colors = {
  red: [0.85, 0.15, 0.12],
  yellow: [0.88, 0.82, 0.12],
  green: [0.15, 0.62, 0.2],
  cyan: [0.12, 0.7, 0.75],
  blue: [0.15, 0.25, 0.85],
  magenta: [0.75, 0.2, 0.75],
} satisfies Record<string, Color>;
export type Hue = keyof typeof colors;
export const hues = Object.keys(colors) as Hue[];

export const grays = {
  black: [0.03, 0.03, 0.03],
  gray: [0.5, 0.5, 0.5],
  white: [0.97, 0.97, 0.97],
} satisfies Record<string, Color>;
const surfaces: Record<string, Color> = { ...colors, ...grays };

const [dim, bright]: Color[] = [
  [0.25, 0.25, 0.25],
  [0.75, 0.75, 0.75],
] as never;
/** A line of black or white on a gray that is away from it, so that both have the same contrast. */
export const inks = {
  light: { foreground: grays.white, background: dim! },
  dark: { foreground: grays.black, background: bright! },
};
export type Ink = keyof typeof inks;
const inkNames = Object.keys(inks) as Ink[];

/** Degrees, `count` of them over `span`. */
const directions = (count: number, span = 360): number[] =>
  Array.from({ length: count }, (_, i) => (i * span) / count);

/** Where the pictures are put again, in pixels right and down, since a unit's cells lie up to 8 pixels apart. */
const shifts = [
  { x: 0, y: 0 },
  { x: 4, y: 4 },
];

export const radii = [8, 13, 20, 32, 50, 80];
/** Below this radius, in pixels, a filled arc is a disk and has no direction. */
const smallestFilled = 32;
const thickness = 3;

function* arcs(): Generator<Stimulus> {
  for (const ink of inkNames)
    for (const edge of [false, true])
      for (const radius of [...radii, Infinity]) {
        if (edge && radius < smallestFilled) continue;
        // No more than 150 degrees of a circle, and no more than 60 pixels.
        const length = Math.min(60, (radius * 150 * Math.PI) / 180);
        for (const orientation of directions(24))
          for (const shift of shifts)
            yield {
              group: radius === Infinity ? 'straight' : 'arc',
              at: { ink, edge: Number(edge), radius: radius === Infinity ? 0 : radius, orientation },
              shape: {
                kind: 'arc',
                orientation,
                radius,
                length,
                thickness,
                fill: edge,
                ...inks[ink],
                ...shift,
              },
            };
      }
}

function* bars(): Generator<Stimulus> {
  for (const ink of inkNames)
    for (const wide of [1.5, 3, 6, 12])
      for (const orientation of directions(12, 180))
        for (const shift of shifts)
          yield {
            group: 'bar',
            at: { ink, thickness: wide, orientation },
            shape: {
              kind: 'arc',
              orientation,
              radius: Infinity,
              length: 2 * size,
              thickness: wide,
              ...inks[ink],
              ...shift,
            },
          };
}

/** A bar that ends in the middle; the orientation is that in which it points. */
function* ends(): Generator<Stimulus> {
  const length = 48;
  for (const ink of inkNames)
    for (const orientation of directions(24)) {
      const back = -length / 2;
      const angle = (orientation * Math.PI) / 180;
      yield {
        group: 'end',
        at: { ink, orientation },
        shape: {
          kind: 'arc',
          orientation: orientation + 90,
          radius: Infinity,
          length,
          thickness,
          ...inks[ink],
          x: back * Math.cos(angle),
          y: back * Math.sin(angle),
        },
      };
    }
}

function* corners(): Generator<Stimulus> {
  for (const ink of inkNames)
    for (const [edge, angle] of [
      [false, 60],
      [false, 90],
      [false, 120],
      [true, 90],
    ] as const)
      for (const orientation of directions(24))
        yield {
          group: 'corner',
          at: { ink, edge: Number(edge), angle, orientation },
          shape: { kind: 'corner', orientation, angle, length: 60, thickness, fill: edge, ...inks[ink] },
        };
}

function* rings(): Generator<Stimulus> {
  for (const ink of inkNames)
    for (const radius of [4, 6, 9, 13, 18, 26])
      yield {
        group: 'ring',
        at: { ink, radius },
        shape: {
          kind: 'arc',
          orientation: 0,
          radius,
          length: 2 * Math.PI * radius,
          thickness,
          ...inks[ink],
          x: radius,
        },
      };
}

function* gratings(): Generator<Stimulus> {
  const pairs: [string, Color, Color][] = [
    ['gray', grays.black, grays.white],
    ['red-cyan', colors.red, colors.cyan],
    ['yellow-blue', colors.yellow, colors.blue],
    ['green-magenta', colors.green, colors.magenta],
  ];
  for (const [pair, low, high] of pairs)
    for (const wavelength of pair === 'gray' ? [4, 6, 8, 12, 16, 24, 32] : [8, 16, 32])
      for (const orientation of directions(pair === 'gray' ? 12 : 6, 180))
        for (const phase of [0, 0.5])
          yield {
            group: pair === 'gray' ? 'grating' : 'color grating',
            at: { pair, wavelength, orientation },
            shape: { kind: 'grating', orientation, wavelength, phase, low, high },
          };
}

function* ramps(): Generator<Stimulus> {
  for (const width of [24, 48, 96])
    for (const orientation of directions(24))
      yield {
        group: 'ramp',
        at: { ramp: width, orientation },
        shape: { kind: 'ramp', orientation, width, low: grays.black, high: grays.white },
      };
}

/** Fine noise ahead, and behind it coarse noise or none; the orientation points to the fine side. */
function* details(): Generator<Stimulus> {
  for (const seed of [1, 2])
    for (const behind of ['coarse', 'plain'])
      for (const orientation of directions(24))
        yield {
          group: 'detail',
          at: { behind, orientation },
          shape: {
            kind: 'border',
            orientation,
            ahead: { kind: 'noise', seed, contrast: 1, grain: 2 },
            behind:
              behind === 'plain'
                ? { kind: 'plain', color: grays.gray }
                : { kind: 'noise', seed: seed + 10, contrast: 1, grain: 16 },
          },
        };
}

/** Two colors side by side; the orientation points to `ahead`. */
function* borders(): Generator<Stimulus> {
  const pairs = [
    ['red', 'cyan'],
    ['yellow', 'blue'],
    ['green', 'magenta'],
    ['red', 'green'],
    ...hues.map((hue) => [hue, 'gray']),
    ['white', 'black'],
    ['white', 'gray'],
    ['gray', 'black'],
  ] as [string, string][];
  for (const [ahead, behind] of pairs)
    for (const orientation of directions(16))
      yield {
        group: hues.includes(ahead as Hue) ? 'color border' : 'gray border',
        at: { ahead, behind, orientation },
        shape: {
          kind: 'border',
          orientation,
          ahead: { kind: 'plain', color: surfaces[ahead]! },
          behind: { kind: 'plain', color: surfaces[behind]! },
        },
      };
}

function* disks(): Generator<Stimulus> {
  const names = Object.keys(surfaces);
  for (const inside of names)
    for (const outside of names)
      for (const radius of inside === outside ? [] : [6, 11, 20])
        yield {
          group: 'disk',
          at: { inside, outside, radius },
          shape: {
            kind: 'disk',
            radius,
            inside: { kind: 'plain', color: surfaces[inside]! },
            outside: { kind: 'plain', color: surfaces[outside]! },
          },
        };
}

function* everywhere(): Generator<Stimulus> {
  for (const [color, rgb] of Object.entries(surfaces))
    yield { group: 'plain', at: { color }, shape: { kind: 'plain', color: rgb } };
  for (const seed of [1, 2, 3])
    for (const grain of [1, 2, 4, 8, 16]) {
      yield {
        group: 'noise',
        at: { grain },
        shape: { kind: 'noise', seed, contrast: 1, grain },
      };
      if (grain === 2 || grain === 8)
        for (const tint of hues)
          yield {
            group: 'tinted noise',
            at: { grain, tint },
            shape: { kind: 'noise', seed, contrast: 1, grain, tint: colors[tint] },
          };
    }
}

export const battery: readonly Stimulus[] = [
  ...arcs(),
  ...bars(),
  ...ends(),
  ...corners(),
  ...rings(),
  ...gratings(),
  ...ramps(),
  ...details(),
  ...borders(),
  ...disks(),
  ...everywhere(),
];
