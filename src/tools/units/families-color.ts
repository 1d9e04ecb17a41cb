/** Families that go by color, by its absence, or by how fine the detail is. */
import { echo, preferred, turnBetween } from '#lib/circuits/tuning.ts';
import { hues, type Hue } from './palette.ts';
import { atMost, favorite, narrow } from './conditions.ts';
import { lie, side } from './directions.ts';
import type { Profile } from './profile.ts';
import type { Family } from './rule.ts';

const isHue = (name: unknown): boolean => hues.includes(name as Hue);
const fine = (p: Profile): number => Math.max(p.where('noise', { grain: 1 }), p.where('noise', { grain: 2 }));
const coarse = (p: Profile): number =>
  Math.max(p.where('noise', { grain: 8 }), p.where('noise', { grain: 16 }));
const tinted = (p: Profile): number =>
  hues.reduce((sum, tint) => sum + p.where('tinted noise', { tint }), 0) / hues.length;

/** Of a border that may be turned around, the response to its weaker side, and where the border lies. */
const bothWays = (tuning: number[]): { weaker: number; orientation: number } => {
  const half = tuning.length / 2;
  const weaker = Array.from({ length: half }, (_, i) => Math.min(tuning[i]!, tuning[i + half]!));
  return { weaker: Math.max(...weaker), orientation: preferred(weaker, 180) };
};

/** How the weaker side does for each of three ways to make a border, by the strongest of them, and how far their directions lie apart. */
function boundary(p: Profile): { strongest: number; weakest: number; apart: number; orientation: number } {
  const ways = [
    bothWays(p.turned('detail', {})),
    bothWays(p.turned('gray border', {})),
    bothWays(p.turned('color border', {})),
  ];
  const { orientation } = ways[0]!;
  return {
    strongest: Math.max(...ways.map(({ weaker }) => weaker)),
    weakest: Math.min(...ways.map(({ weaker }) => weaker)),
    apart: Math.max(...ways.map((way) => Math.abs(turnBetween(way.orientation, orientation, 180)))),
    orientation,
  };
}

export const colorFamilies: readonly Family[] = [
  {
    family: 'high-low frequency',
    title: 'high-low frequency detector',
    group: 'detail',
    period: 360,
    conditions: [
      favorite('a border between fine detail and none or coarse', 0.75),
      atMost('opposite', 0.4, 'the border turned around'),
      atMost('fine', 0.7, 'fine detail everywhere'),
      atMost('coarse', 0.7, 'coarse detail everywhere'),
      atMost('edge', 0.7, 'an edge between black, gray and white'),
      {
        measure: 'weaker',
        atLeast: 0.6,
        words: (limit) => `whether the other side is coarse or plain, it keeps ${limit}`,
      },
      narrow(180),
    ],
    compare: (p, { response }) => ({
      fine: fine(p) / response,
      coarse: coarse(p) / response,
      edge: p.where('gray border', {}) / response,
      weaker:
        Math.min(p.where('detail', { behind: 'coarse' }), p.where('detail', { behind: 'plain' })) / response,
    }),
    detail: (_, orientation) => `, detail ${side(orientation)}`,
  },
  {
    family: 'boundary',
    title: 'boundary detector',
    group: 'detail',
    period: 180,
    aimed: (p) => boundary(p).orientation,
    conditions: [
      {
        measure: 'weakest',
        atLeast: 0.5,
        words: (limit) =>
          `borders of detail, of brightness and of color, each either way round, all excite it at least ${limit} as much as the best of them`,
      },
      {
        measure: 'apart',
        atMost: 30,
        unit: 'degrees',
        words: (limit) => `their best directions lie within ${limit}`,
      },
      {
        measure: 'strong',
        atLeast: 0.4,
        words: (limit) => `the weakest reaches ${limit} of its strongest response to anything`,
      },
      {
        measure: 'fine',
        atMost: 0.7,
        words: (limit) =>
          `fine detail everywhere excites it at most ${limit} as much as the border of detail`,
      },
    ],
    compare: (p, { response }) => {
      const { strongest, weakest, apart } = boundary(p);
      return {
        weakest: weakest / strongest,
        apart,
        strong: weakest / p.peak,
        fine: fine(p) / response,
      };
    },
    detail: (_, orientation) => `, ${lie(orientation)}`,
  },
  {
    family: 'color center-surround',
    title: '',
    group: 'disk',
    settings: ['inside', 'outside', 'radius'],
    conditions: [
      favorite('a disk of one color in another', 0.9),
      { measure: 'hue', atLeast: 1, words: () => 'at least one of the two is not black, gray or white' },
      atMost('center', 0.5, 'the color of the disk everywhere'),
      atMost('surround', 0.5, 'the color around it everywhere'),
      atMost('reversed', 0.5, 'the disk with its two colors exchanged'),
      atMost('border', 0.8, 'a straight border between two colors'),
    ],
    compare: (p, { at, response }) => ({
      hue: Number(isHue(at['inside']) || isHue(at['outside'])),
      center: p.where('plain', { color: at['inside']! }) / response,
      surround: p.where('plain', { color: at['outside']! }) / response,
      reversed: p.where('disk', { inside: at['outside']!, outside: at['inside']! }) / response,
      border: Math.max(p.where('color border', {}), p.where('gray border', {})) / response,
    }),
    detail: ({ at }) => `${at['inside']} center, ${at['outside']} surround`,
  },
  {
    family: 'color contrast',
    title: 'color contrast',
    group: 'color border',
    period: 360,
    settings: ['ahead', 'behind'],
    conditions: [
      favorite('a straight border between two colors'),
      atMost('colorless', 0.6, 'a border between black, gray and white'),
      atMost('opposite', 0.5, 'the border turned around'),
      atMost('plain', 0.6, 'either color everywhere'),
      narrow(180),
    ],
    compare: (p, { at, response, tuning }) => ({
      colorless: p.where('gray border', {}) / response,
      opposite: echo(tuning, preferred(tuning)),
      plain: Math.max(...['ahead', 'behind'].map((k) => p.where('plain', { color: at[k]! }))) / response,
    }),
    detail: ({ at }, orientation) =>
      `, ${at['ahead']} ${side(orientation)}, ${at['behind']} ${side(orientation + 180)}`,
  },
  {
    family: 'color',
    title: 'color detector',
    group: 'plain',
    settings: ['color'],
    conditions: [
      favorite('a plain color', 0.6),
      { measure: 'hue', atLeast: 1, words: () => 'it is not black, gray or white' },
      atMost('colorless', 0.3, 'plain black, gray or white'),
    ],
    compare: (p, { at, response }) => ({
      hue: Number(isHue(at['color'])),
      colorless:
        Math.max(...['black', 'gray', 'white'].map((color) => p.where('plain', { color }))) / response,
    }),
    detail: ({ at }) => `, ${at['color']}`,
  },
  {
    family: 'black-and-white',
    title: 'black-and-white detector',
    group: 'noise',
    settings: ['grain'],
    conditions: [
      favorite('noise in black and white', 0.3),
      atMost('tinted', 0.3, 'the same noise behind colored glass, on average over six colors,'),
      {
        measure: 'photographs',
        atLeast: 1.5,
        unit: 'times',
        words: (limit) => `photographs excite it at least ${limit} as much when their color is taken away`,
      },
    ],
    compare: (p, { response }) => ({
      tinted: tinted(p) / response,
      photographs: p.photographs.gray / Math.max(1e-9, p.photographs.color),
    }),
    detail: () => '',
  },
  {
    family: 'texture',
    title: 'texture detector',
    group: 'noise',
    settings: ['grain'],
    conditions: [favorite('noise', 0.95)],
    detail: ({ at }) => `, grain of ${at['grain']} pixels`,
  },
];
