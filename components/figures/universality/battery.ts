/** Pictures that units of both networks are compared on, none of them chosen for one family. */
import type { Shape } from '#lib/stimuli/shapes.ts';
import * as draw from './pictures.ts';

const hues = Object.values(draw.hues);
const { black, gray, white } = draw.grays as Record<'black' | 'gray' | 'white', draw.Tint>;
const ink = (i: number): draw.Ink => (i % 2 ? 'light' : 'dark');
const every = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const battery: readonly Shape[] = [
  ...every(16, (i) =>
    draw.curve({ radius: i % 4 < 2 ? 14 : 36, thickness: 3, ink: ink(i) }, i * 22.5),
  ).flat(),
  ...every(12, (i) => draw.line({ thickness: i % 3 ? 3 : 8, ink: ink(i) }, i * 15)).flat(),
  ...every(8, (i) => draw.corner({ thickness: 3, ink: ink(i) }, i * 45)).flat(),
  ...every(6, (i) => draw.ring({ radius: 5 + 3 * i, thickness: 3, ink: ink(i) })).flat(),
  ...every(8, (i) => draw.border(draw.plain(white), draw.plain(i % 2 ? black : gray), i * 45)),
  ...every(8, (i) => draw.border(draw.plain(hues[i % 6]!), draw.plain(hues[(i + 3) % 6]!), i * 45)),
  ...every(8, (i) =>
    draw.border(draw.noise(i + 1, 2), i % 2 ? draw.plain(gray) : draw.noise(i + 20, 16), i * 45),
  ),
  ...every(8, (i): Shape => ({
    kind: 'grating',
    orientation: i * 22.5,
    wavelength: i % 2 ? 6 : 14,
    phase: 0,
    low: black,
    high: white,
  })),
  ...every(6, (i) => draw.disk(8, hues[i]!, i % 2 ? hues[(i + 3) % 6]! : gray)),
  ...hues.map(draw.plain),
  ...every(4, (i) => draw.noise(i + 1, [1, 2, 8, 16][i])),
];
