/** What colors a small picture has, in the words that people use, as shares of its pixels. */

export const colorNames = [
  'white',
  'black',
  'gray',
  'red or brown',
  'yellow',
  'green',
  'blue',
  'purple',
] as const;
export type ColorName = (typeof colorNames)[number];
export type ColorShares = Readonly<Record<ColorName, number>>;

/** Hues in degrees from which on a color is called so. */
const hues: readonly [from: number, name: ColorName][] = [
  [0, 'red or brown'],
  [42, 'yellow'],
  [68, 'green'],
  [165, 'blue'],
  [262, 'purple'],
  [335, 'red or brown'],
];

/** `r`, `g` and `b` in 0..1. */
export function colorName(r: number, g: number, b: number): ColorName {
  const value = Math.max(r, g, b);
  const spread = value - Math.min(r, g, b);
  if (value < 0.2) return 'black';
  if (spread < 0.15 * value) return value > 0.75 ? 'white' : 'gray';
  const sixth =
    value === r ? ((g - b) / spread + 6) % 6 : value === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return hues.findLast(([from]) => 60 * sixth >= from)![1];
}

/** `rgb` is [pixels * 3] in 0..1; the shares add up to 1. */
export function colorShares(rgb: ArrayLike<number>): ColorShares {
  const shares = Object.fromEntries(colorNames.map((name) => [name, 0])) as Record<ColorName, number>;
  const pixels = rgb.length / 3;
  for (let i = 0; i < rgb.length; i += 3) shares[colorName(rgb[i]!, rgb[i + 1]!, rgb[i + 2]!)] += 1 / pixels;
  return shares;
}

/** “mostly blue and white”: the one or two colors that make up the most of a picture, for those who cannot see it. */
export function colorWords(shares: ColorShares): string {
  const [first, second] = [...colorNames].sort((a, b) => shares[b] - shares[a]);
  return `mostly ${first}${second && shares[second] > 0.25 ? ` and ${second}` : ''}`;
}
