/** Params of a drawn line that is shown to a network: where it points, how it is bent, how thick it is, and its ink. */
import { choice, number, toggle, type Values } from '#lib/params/index.ts';
import type { Color, Ink } from '#lib/stimuli/strokes.ts';

export const strokeParams = {
  orientation: number({
    label: 'Direction',
    help: 'Where the curve bulges to, clockwise from the right; drag the picture to turn it.',
    default: 270,
    min: 0,
    max: 359,
    step: 1,
    unit: '°',
  }),
  radius: number({
    label: 'Radius',
    help: 'How the line is bent: small is a tight curve, large almost straight.',
    default: 30,
    min: 8,
    max: 90,
    step: 1,
    unit: 'px',
    scale: 'log',
  }),
  length: number({
    label: 'Length',
    help: 'How much of the line there is.',
    default: 56,
    min: 10,
    max: 120,
    step: 1,
    unit: 'px',
  }),
  thickness: number({
    label: 'Thickness',
    help: 'How thick the line is.',
    default: 4,
    min: 1,
    max: 14,
    step: 0.5,
    unit: 'px',
  }),
  ink: choice({
    label: 'Ink',
    help: 'The line’s color; the ground is a gray away from it.',
    default: 'dark',
    options: [
      { value: 'dark', label: 'dark' },
      { value: 'light', label: 'light' },
      { value: 'color', label: 'colored' },
    ],
    aliases: { black: 'dark', white: 'light', colored: 'color', colour: 'color', coloured: 'color' },
  }),
  hue: number({
    label: 'Hue',
    help: 'Of a colored line: 0 is red, 120 green, 240 blue.',
    default: 0,
    min: 0,
    max: 359,
    step: 1,
    unit: '°',
  }),
  fill: toggle({
    label: 'Filled',
    help: 'Fill the inner side as well, which leaves an edge in place of a line.',
    default: false,
  }),
};

export type StrokeValues = Values<typeof strokeParams>;

/** A full color of the given hue, RGB in 0..1. */
function colorOf(hue: number): Color {
  const channel = (shift: number): number => {
    const k = (shift + hue / 60) % 6;
    return 1 - Math.max(0, Math.min(k, 4 - k, 1));
  };
  return [channel(5), channel(3), channel(1)];
}

/** The ground is darker for a light line and lighter for a dark one, which gives both the same contrast. */
const grays = { dark: [0.03, 0.75], light: [0.97, 0.25] } as const;
const gray = (value: number): Color => [value, value, value];

export function inkOf({
  thickness,
  ink,
  hue,
  fill,
}: Omit<StrokeValues, 'orientation' | 'radius' | 'length'>): Ink {
  if (ink === 'color') return { thickness, foreground: colorOf(hue), background: gray(0.5), fill };
  const [foreground, background] = grays[ink];
  return { thickness, foreground: gray(foreground), background: gray(background), fill };
}
