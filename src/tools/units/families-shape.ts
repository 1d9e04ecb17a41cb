/** Families that go by shape, in black, white and gray: curves, circles, corners, line ends, lines, edges, gradients, gratings. */
import { meanDirection } from '#lib/circuits/tuning.ts';
import { radii } from './battery-lines.ts';
import { atMost, calm, favorite, narrow } from './conditions.ts';
import { lie, side, toward } from './directions.ts';
import { inkNames } from './palette.ts';
import type { Profile } from './profile.ts';
import type { Family } from './rule.ts';

/** The strongest response to anything straight that goes on through the middle. */
const straight = (p: Profile): number => Math.max(p.where('bar', {}), p.where('straight', {}));

/** A smaller curve than this, in pixels, is a hook, and excites much that likes corners or ends. */
const smallest = 13;

/** Over curves of all sizes, inks and kinds together. */
const towards = (p: Profile) =>
  meanDirection(
    radii
      .filter((radius) => radius >= smallest)
      .flatMap((radius) =>
        inkNames.flatMap((ink) => ['line', 'edge'].map((drawn) => p.turned('arc', { radius, ink, drawn }))),
      ),
  );

export const shapeFamilies: readonly Family[] = [
  {
    family: 'curve',
    title: 'curve detector',
    group: 'arc',
    period: 360,
    aimed: (p) => towards(p).direction,
    settings: ['radius', 'ink', 'drawn'],
    conditions: [
      favorite('a curve'),
      atMost('opposite', 0.5, 'the curve turned around'),
      atMost('line', 0.7, 'the same line without the bend'),
      {
        measure: 'aim',
        atLeast: 0.6,
        words: (limit) => `its responses to curves of all sizes agree on a direction by at least ${limit}`,
      },
      calm,
      {
        measure: 'radius',
        atLeast: smallest,
        unit: 'pixels',
        words: (limit) => `its best radius is at least ${limit}`,
      },
      {
        measure: 'strength',
        atLeast: 1,
        words: () => 'the response is at least what units of its layer typically reach',
      },
    ],
    compare: (p, { at, response }) => ({
      radius: Number(at['radius']),
      aim: towards(p).aim,
      line: p.where('straight', { ink: at['ink']!, drawn: at['drawn']! }) / response,
    }),
    detail: (_, orientation) => `, bulging ${toward(orientation)}`,
  },
  {
    family: 'circle',
    title: 'circle detector',
    group: 'ring',
    settings: ['radius', 'ink'],
    conditions: [
      favorite('a ring'),
      atMost('arc', 0.75, 'part of a ring'),
      atMost('line', 0.6, 'a straight line or edge'),
      calm,
    ],
    compare: (p, { response }) => ({
      arc: p.where('arc', {}) / response,
      line: straight(p) / response,
    }),
    detail: ({ at }) => `, ${at['radius']} pixels in radius`,
  },
  {
    family: 'corner',
    title: 'corner detector',
    group: 'corner',
    period: 360,
    settings: ['angle', 'ink', 'drawn'],
    conditions: [
      favorite('a corner'),
      atMost('line', 0.6, 'a straight line or edge'),
      atMost('curve', 0.85, 'a curve'),
      atMost('opposite', 0.3, 'the corner turned around'),
      narrow(90),
      calm,
    ],
    compare: (p, { response }) => ({
      line: straight(p) / response,
      curve: p.where('arc', {}) / response,
    }),
    detail: (_, orientation) => `, pointing ${toward(orientation)}`,
  },
  {
    family: 'line end',
    title: 'line-end detector',
    group: 'end',
    period: 360,
    settings: ['ink'],
    conditions: [
      favorite('the end of a line'),
      atMost('line', 0.6, 'a line that goes on'),
      narrow(120),
      calm,
    ],
    compare: (p, { response }) => ({ line: p.where('bar', {}) / response }),
    detail: (_, orientation) => `, pointing ${toward(orientation)}`,
  },
  {
    family: 'line',
    title: 'line detector',
    group: 'bar',
    period: 180,
    settings: ['thickness', 'ink'],
    conditions: [
      favorite('a straight line', 0.75),
      atMost('across', 0.3, 'a line at right angles'),
      atMost('edge', 0.95, 'an edge'),
      narrow(60),
      calm,
    ],
    compare: (p, { response }) => ({
      edge: p.where('gray border', {}) / response,
      grating: p.where('grating', {}) / response,
    }),
    detail: (_, orientation) => `, ${lie(orientation)}`,
  },
  {
    family: 'edge',
    title: 'edge detector',
    group: 'gray border',
    period: 360,
    conditions: [
      favorite('an edge between black, gray and white'),
      atMost('opposite', 0.3, 'the edge turned around'),
      atMost('line', 0.8, 'a line'),
      narrow(120),
      calm,
    ],
    compare: (p, { response }) => ({ line: p.where('bar', {}) / response }),
    detail: (_, orientation) => `, lighter ${side(orientation)}`,
  },
  {
    family: 'brightness gradient',
    title: 'brightness gradient',
    group: 'ramp',
    period: 360,
    settings: ['ramp'],
    conditions: [
      favorite('a gradual change from dark to light'),
      atMost('opposite', 0.3, 'the change turned around'),
      narrow(180),
      calm,
    ],
    detail: (_, orientation) => `, lighter ${side(orientation)}`,
  },
  {
    family: 'grating',
    title: 'grating detector',
    group: 'grating',
    period: 180,
    settings: ['wavelength'],
    conditions: [
      favorite('a row of lines side by side'),
      atMost('across', 0.3, 'the row at right angles'),
      atMost('line', 0.75, 'a single line or edge'),
      narrow(60),
      calm,
    ],
    compare: (p, { response }) => ({ line: straight(p) / response }),
    detail: ({ at }, orientation) => `, ${lie(orientation)}, ${at['wavelength']} pixels from line to line`,
  },
];
