/** What the questions are drawn with: inks, colors, strokes, and pictures turned step by step. */
import type { Shape } from '#lib/stimuli/shapes.ts';
import type { Color } from '#lib/stimuli/strokes.ts';
import type { UniversalityValues } from './params.ts';

export type Ink = UniversalityValues['ink'];
export type Tint = Color;

export const gray = (value: number): Color => [value, value, value];

export const hues: Readonly<Record<string, Color>> = {
  red: [0.85, 0.15, 0.12],
  yellow: [0.88, 0.82, 0.12],
  green: [0.15, 0.62, 0.2],
  cyan: [0.12, 0.7, 0.75],
  blue: [0.15, 0.25, 0.85],
  magenta: [0.75, 0.2, 0.75],
};
export const grays: Readonly<Record<string, Color>> = {
  black: gray(0.03),
  gray: gray(0.5),
  white: gray(0.97),
};

/** The same contrast with what is around, on either side. */
export const inks = {
  light: { foreground: gray(0.97), background: gray(0.25) },
  dark: { foreground: gray(0.03), background: gray(0.75) },
};
export const inksOf = (ink: Ink) => (ink === 'both' ? [inks.light, inks.dark] : [inks[ink]]);

export const plain = (color: Color): Shape => ({ kind: 'plain', color });
export const noise = (seed: number, grain = 1): Shape => ({ kind: 'noise', seed, contrast: 1, grain });

/** `count` degrees over `period`. */
export const directions = (count: number, period = 360): number[] =>
  Array.from({ length: count }, (_, i) => (i * period) / count);

/** Straight lines reach beyond the receptive fields, in pixels; curves and corners stay within. */
const across = 130;
const along = 48;

export interface Stroke {
  radius: number;
  thickness: number;
  ink: Ink;
}

/** A curve of at most half a circle; a straight line where the radius is Infinity. */
export const curve = ({ radius, thickness, ink }: Stroke, orientation: number): Shape[] =>
  inksOf(ink).map((colors) => ({
    kind: 'arc',
    radius,
    length: radius === Infinity ? across : Math.min(along, Math.PI * radius),
    thickness,
    orientation,
    ...colors,
  }));

export const line = (stroke: Omit<Stroke, 'radius'>, orientation: number): Shape[] =>
  curve({ ...stroke, radius: Infinity }, orientation);

export const corner = ({ thickness, ink }: Omit<Stroke, 'radius'>, orientation: number): Shape[] =>
  inksOf(ink).map((colors) => ({
    kind: 'corner',
    angle: 90,
    length: along,
    thickness,
    orientation,
    ...colors,
  }));

/** A line that ends in the middle of the picture, pointing to `orientation`. */
export const lineEnd = ({ thickness, ink }: Omit<Stroke, 'radius'>, orientation: number): Shape[] => {
  const angle = (orientation * Math.PI) / 180;
  return inksOf(ink).map((colors) => ({
    kind: 'arc',
    radius: Infinity,
    length: along,
    thickness,
    orientation: orientation + 90,
    x: (-along / 2) * Math.cos(angle),
    y: (-along / 2) * Math.sin(angle),
    ...colors,
  }));
};

/** A full circle around the middle of the picture. */
export const ring = ({ radius, thickness, ink }: Stroke): Shape[] =>
  inksOf(ink).map((colors) => ({
    kind: 'arc',
    radius,
    length: 2 * Math.PI * radius,
    thickness,
    orientation: 0,
    x: radius,
    ...colors,
  }));

/** Two surfaces side by side; the orientation points to the first. */
export const border = (ahead: Shape, behind: Shape, orientation: number): Shape =>
  ({ kind: 'border', orientation, ahead, behind }) as Shape;

export const disk = (radius: number, inside: Color, outside: Color): Shape => ({
  kind: 'disk',
  radius,
  inside: { kind: 'plain', color: inside },
  outside: { kind: 'plain', color: outside },
});
