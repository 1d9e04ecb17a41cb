/** Pictures that units of both networks are compared on, none of them chosen for one family: curves, lines, corners, filled shapes, colors, noise. */
import type { Shape } from '#lib/stimuli/shapes.ts';
import type { Color } from '#lib/stimuli/strokes.ts';

const gray = (value: number): Color => [value, value, value];
const colors: readonly Color[] = [
  [0.85, 0.15, 0.12],
  [0.88, 0.82, 0.12],
  [0.15, 0.62, 0.2],
  [0.12, 0.7, 0.75],
  [0.15, 0.25, 0.85],
  [0.75, 0.2, 0.75],
];
const light = { foreground: gray(0.97), background: gray(0.25) };
const dark = { foreground: gray(0.03), background: gray(0.75) };

const every = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const battery: readonly Shape[] = [
  ...every(16, (i) => ({
    kind: 'arc' as const,
    radius: i % 4 < 2 ? 18 : 36,
    length: 48,
    thickness: 3,
    orientation: i * 22.5,
    ...(i % 2 ? light : dark),
  })),
  ...every(12, (i) => ({
    kind: 'arc' as const,
    radius: Infinity,
    length: 130,
    thickness: i % 3 === 0 ? 8 : 3,
    orientation: i * 15,
    ...(i % 2 ? light : dark),
  })),
  ...every(8, (i) => ({
    kind: 'corner' as const,
    angle: i % 2 ? 60 : 100,
    length: 60,
    thickness: 3,
    orientation: i * 45,
    ...(i % 4 < 2 ? light : dark),
  })),
  ...every(12, (i) => ({
    kind: 'arc' as const,
    radius: i % 3 === 0 ? 40 : Infinity,
    length: 130,
    thickness: 1,
    orientation: i * 30,
    fill: true,
    ...(i % 2 ? light : { foreground: colors[i % 6]!, background: colors[(i + 3) % 6]! }),
  })),
  ...every(8, (i) => ({
    kind: 'arc' as const,
    radius: i % 2 ? 9 : 16,
    length: 101,
    thickness: 4,
    orientation: 0,
    fill: i % 4 < 2,
    ...(i < 4 ? (i % 2 ? light : dark) : { foreground: colors[i - 2]!, background: gray(0.5) }),
  })),
  ...colors.map((color) => ({ kind: 'plain' as const, color })),
  ...every(4, (i) => ({ kind: 'noise' as const, seed: i + 1, contrast: i < 2 ? 1 : 0.4 })),
];
