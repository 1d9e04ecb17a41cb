/** The drawn pictures: small, flat, and each with something for a kernel to find. */
import { drawShape, type Shape } from '#lib/stimuli/shapes.ts';
import type { SmallPicture } from '#lib/networks/sliding.ts';

export const side = 32;
type Color = readonly [number, number, number];

export const drawings = ['house', 'disc', 'edge', 'stripes'] as const;
export type Drawing = (typeof drawings)[number];

const light: [number, number, number] = [0.92, 0.92, 0.92];
const dark: [number, number, number] = [0.12, 0.12, 0.12];

const shapes: Readonly<Record<Exclude<Drawing, 'house'>, Shape>> = {
  disc: {
    kind: 'disk',
    radius: 9,
    inside: { kind: 'plain', color: light },
    outside: { kind: 'plain', color: dark },
  },
  edge: {
    kind: 'border',
    orientation: 0,
    ahead: { kind: 'plain', color: dark },
    behind: { kind: 'plain', color: light },
  },
  stripes: { kind: 'grating', orientation: 30, wavelength: 8, phase: 0, low: dark, high: light },
};

/** A house in the evening; the last that covers a pixel gives its color. */
const parts: readonly { color: Color; covers: (x: number, y: number) => boolean }[] = [
  { color: [0.3, 0.42, 0.66], covers: () => true },
  { color: [1, 0.88, 0.4], covers: (x, y) => Math.hypot(x - 25.5, y - 7.5) < 4.2 },
  { color: [0.2, 0.36, 0.18], covers: (_, y) => y >= 28 },
  { color: [0.93, 0.88, 0.78], covers: (x, y) => x >= 5 && x < 21 && y >= 15 && y < 28 },
  { color: [0.6, 0.16, 0.13], covers: (x, y) => y >= 6 && y < 15 && Math.abs(x - 12.5) <= y - 4 },
  { color: [0.34, 0.2, 0.13], covers: (x, y) => x >= 15 && x < 19 && y >= 20 && y < 28 },
  { color: [0.24, 0.4, 0.56], covers: (x, y) => x >= 7 && x < 12 && y >= 18 && y < 23 },
];

function house(): Float32Array {
  const rgb = new Float32Array(side * side * 3);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    rgb.set(parts.findLast(({ covers }) => covers(x, y))!.color, 3 * i);
  }
  return rgb;
}

/** As bytes have it, so that what is computed with is what is shown. */
const rounded = (rgb: Float32Array): Float32Array => rgb.map((value) => Math.round(value * 255) / 255);

const drawn = new Map<Drawing, SmallPicture>();

export function drawing(name: Drawing): SmallPicture {
  let picture = drawn.get(name);
  if (!picture) {
    const rgb = name === 'house' ? house() : drawShape(shapes[name], side);
    drawn.set(name, (picture = { side, rgb: rounded(rgb) }));
  }
  return picture;
}
