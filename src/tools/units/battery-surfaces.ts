/** The other half of the battery: gratings, ramps, borders of detail and of color, disks, and what looks the same everywhere. */
import type { Color } from '#lib/stimuli/strokes.ts';
import { colors, grays, hues, surfaces, type Hue } from './palette.ts';
import { directions, type Stimulus } from './stimulus.ts';

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

export const covered: readonly Stimulus[] = [
  ...gratings(),
  ...ramps(),
  ...details(),
  ...borders(),
  ...disks(),
  ...everywhere(),
];
