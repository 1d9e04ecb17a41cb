/** Colors for the values of a map, mixed from the page's own palette, and how they reach a canvas. */
import { rootVariable } from './theme.ts';

/** Canvases that are filled pixel by pixel: kept in memory, so that filling one does not wait for the graphics card. */
export const drawnByCpu: CanvasRenderingContext2DSettings = { willReadFrequently: true };

type Rgb = readonly [number, number, number];

const hex = (text: string): Rgb => {
  const digits = text.trim().replace('#', '');
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb;
};

const stops = {
  magnitude: [
    '--magnitude-0',
    '--magnitude-1',
    '--magnitude-2',
    '--magnitude-3',
    '--magnitude-4',
    '--magnitude-5',
  ],
  signed: ['--inhibition', '--neutral', '--excitation'],
};
export type Palette = keyof typeof stops;

/** 256 colors as [256 * 3] bytes, from the lowest value to the highest, as the page is colored now. */
export function colorTable(palette: Palette): Uint8ClampedArray {
  const colors = stops[palette].map((name) => hex(rootVariable(name) || '#808080'));
  const table = new Uint8ClampedArray(256 * 3);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (colors.length - 1);
    const low = Math.min(Math.floor(at), colors.length - 2);
    for (let channel = 0; channel < 3; channel++) {
      const from = colors[low]![channel]!;
      table[i * 3 + channel] = from + (colors[low + 1]![channel]! - from) * (at - low);
    }
  }
  return table;
}

/** Limits of the scale: from zero up, or as far below zero as above it. */
export function limits(values: ArrayLike<number>, palette: Palette): [number, number] {
  let top = 0;
  for (let i = 0; i < values.length; i++)
    top = Math.max(top, palette === 'signed' ? Math.abs(values[i]!) : values[i]!);
  if (!(top > 0)) top = 1;
  return [palette === 'signed' ? -top : 0, top];
}
