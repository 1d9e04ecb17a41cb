/** The colors of the pictures that units are measured with. */
import type { Color } from '#lib/stimuli/strokes.ts';

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
/** All of them by name. */
export const surfaces: Record<string, Color> = { ...colors, ...grays };

const dim: Color = [0.25, 0.25, 0.25];
const bright: Color = [0.75, 0.75, 0.75];
/** A line of black or white on a gray that is away from it, so that both have the same contrast. */
export const inks = {
  light: { foreground: grays.white, background: dim },
  dark: { foreground: grays.black, background: bright },
};
export type Ink = keyof typeof inks;
export const inkNames = Object.keys(inks) as Ink[];
