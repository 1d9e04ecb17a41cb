/** Cells of a map as a few paths, one for each shade, so that a map costs little in a page, and is drawn in the page's own colors. */

const levels = 12;

export interface Shade {
  level: number;
  /** In units of one cell. */
  d: string;
}

/** Of the cells that are `shown`; neighbors of one shade in a row are one rectangle. `most` is the value of full color. */
export function shadesOf(
  values: ArrayLike<number>,
  across: number,
  most: number,
  shown: (cell: number) => boolean,
): Shade[] {
  const paths = new Map<number, string>();
  const levelAt = (cell: number): number | undefined =>
    shown(cell) ? Math.round(levels * Math.min(1, Math.max(-1, values[cell]! / most))) : undefined;
  for (let cell = 0; cell < values.length;) {
    const level = levelAt(cell);
    const from = cell;
    const end = (Math.floor(from / across) + 1) * across;
    do cell++;
    while (cell < end && levelAt(cell) === level);
    if (level === undefined) continue;
    const d = `M${from % across} ${Math.floor(from / across)}h${cell - from}v1h-${cell - from}z`;
    paths.set(level, (paths.get(level) ?? '') + d);
  }
  return [...paths].map(([level, d]) => ({ level, d }));
}

/** `share` of full color, -1..1, out of the page's pair for sign. */
export const signed = (share: number): string =>
  `color-mix(in oklab,var(--${share < 0 ? 'inhibition' : 'excitation'}) ${Math.round(100 * Math.min(1, Math.abs(share)))}%,var(--neutral))`;

/** Of a number on that color: ink by day; by night white up to where black reads better. At least 4.5 to 1 everywhere. */
export const inkOn = (share: number): string =>
  `light-dark(var(--ink),${Math.abs(share) < 0.65 ? '#fff' : '#000'})`;

export const fillOf = ({ level }: Shade): string => signed(level / levels);

/** A picture [side * side * 3] as one path a color. */
export function colorsOf(rgb: Float32Array, side: number): { color: string; d: string }[] {
  const hexAt = (i: number): string =>
    `#${[0, 1, 2]
      .map((c) =>
        Math.round(rgb[3 * i + c]! * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  const paths = new Map<string, string>();
  for (let i = 0; i < side * side;) {
    const [color, from] = [hexAt(i), i];
    do i++;
    while (i % side !== 0 && hexAt(i) === color);
    const d = `M${from % side} ${Math.floor(from / side)}h${i - from}v1h-${i - from}z`;
    paths.set(color, (paths.get(color) ?? '') + d);
  }
  return [...paths].map(([color, d]) => ({ color, d }));
}
