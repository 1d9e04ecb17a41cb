/** The six places of the strip, from what silences the unit most to what excites it most, and what stands in them. */

/** Where a photograph stands, as the ranks call it. */
export const photographPlaces = ['lowest', 'slightlyNegative', 'slightlyPositive', 'highest'] as const;
export type PhotographPlace = (typeof photographPlaces)[number];
export type Place = PhotographPlace | 'negative' | 'optimized';

export const places: readonly { id: Place; title: string }[] = [
  { id: 'negative', title: 'Made to silence it' },
  { id: 'lowest', title: 'Lowest photographs' },
  { id: 'slightlyNegative', title: 'Slightly below zero' },
  { id: 'slightlyPositive', title: 'Slightly above zero' },
  { id: 'highest', title: 'Highest photographs' },
  { id: 'optimized', title: 'Made to excite it' },
];

export const isMade = (place: Place): boolean => place === 'negative' || place === 'optimized';

/** One of the pictures of the strip. */
export interface Item {
  place: Place;
  label: string;
  /** Of the neuron at the center, before its ReLU; unknown until it has been measured. */
  activation: number | undefined;
  picture:
    | { src: string }
    | { run: { width: number; height: number; rgb: Float32Array } }
    | { photograph: HTMLCanvasElement }
    /** A tile of the recorded sheet, by row and column. */
    | { sheet: string; row: number; column: number }
    | undefined;
}

/** A number as the strip and the axes show it. */
export function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value
    .toFixed(digits)
    .replace(/^-(?=0(\.0*)?$)/, '')
    .replace('-', '−');
}

/** Where the activations of `items` lie, in words; empty while none is known. */
export function rangeOf(items: readonly Pick<Item, 'activation'>[]): string {
  const known = items.flatMap(({ activation }) => activation ?? []);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return '';
  return shown(low) === shown(high) ? shown(low) : `${shown(low)} to ${shown(high)}`;
}

/** How far beyond the photographs the made pictures lie, in one sentence; empty until all is known. */
export function verdict(items: readonly Pick<Item, 'place' | 'activation'>[]): string {
  const of = (place: Place) =>
    items.filter((item) => item.place === place).flatMap(({ activation }) => activation ?? []);
  const made = of('optimized')[0];
  const highest = Math.max(...of('highest'));
  if (made === undefined || !Number.isFinite(highest)) return '';
  const start = `The picture made to excite the unit reaches ${shown(made)}, the highest of 10,000 photographs ${shown(highest)}`;
  return highest > 0 && made > highest
    ? `${start}: ${(made / highest).toFixed(1)} times as much.`
    : `${start}.`;
}
