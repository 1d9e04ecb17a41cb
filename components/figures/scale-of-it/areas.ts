/**
 * Where the squares stand: a row for each network, cut in the middle; on a narrow page its halves under each other. One scale for
 * all squares of a quantity, as large as fits; the room is the same for all quantities, so that nothing else moves when squares grow.
 */
import { amountsOf, halfOf, quantities, shortName, total, type Quantity } from './quantities.ts';
import type { ViewModel } from './view-model.ts';

export interface Square {
  layer: string;
  label: string;
  amount: number;
  x: number;
  y: number;
  side: number;
  /** Middle of the place that it has. */
  middle: number;
}

export interface Half {
  squares: Square[];
  /** Of the network's whole, 0..1. */
  share: number;
  from: number;
  to: number;
  /** Where squares stand. */
  ground: number;
}

export interface AreaRow {
  network: ViewModel['networks'][number]['network'];
  total: number;
  /** Top of the row; its title takes the first line. */
  y: number;
  halves: Half[];
}

export interface Areas {
  width: number;
  height: number;
  rows: AreaRow[];
  /** The halves of a row stand under each other. */
  split: boolean;
  /** A square to compare with, a power of ten. */
  key: { amount: number; side: number };
}

const [gap, least, between] = [4, 14, 24];
/** Heights: the title of a row, the labels under a line of squares, the space after. */
const [head, foot, after] = [30, 38, 16];
/** Narrower than this, halves stand under each other. */
const wide = 560;

const slot = (side: number, label: string): number => Math.max(side, least, 6.6 * label.length);
const widthOf = (sides: readonly number[], labels: readonly string[]): number =>
  sides.reduce((sum, side, i) => sum + slot(side, labels[i]!) + gap, -gap);

interface Line {
  amounts: number[];
  labels: string[];
}

/** Pixels for the square root of one, as many as let every line fit and stay below `tallest`. */
function scaleFor(lines: readonly Line[][], room: number, tallest: number): number {
  const most = Math.sqrt(Math.max(...lines.flat().flatMap(({ amounts }) => amounts)));
  let [low, high] = [0, tallest / most];
  const fits = (scale: number): boolean =>
    lines.every(
      (row) =>
        row.reduce(
          (sum, { amounts, labels }) =>
            sum +
            widthOf(
              amounts.map((amount) => scale * Math.sqrt(amount)),
              labels,
            ),
          between * (row.length - 1),
        ) <= room,
    );
  if (fits(high)) return high;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** By network, the halves of its layers. */
function linesOf({ networks }: ViewModel, quantity: Quantity): Line[][] {
  return networks.map(({ layers }) => {
    const amounts = amountsOf(layers, quantity);
    const labels = layers.map(({ layer }) => shortName(layer));
    const half = halfOf(layers);
    return [
      { amounts: amounts.slice(0, half), labels: labels.slice(0, half) },
      { amounts: amounts.slice(half), labels: labels.slice(half) },
    ];
  });
}

const keyFor = (scale: number): Areas['key'] => {
  // The largest power of ten whose square is no larger than a thumb's.
  const amount = 10 ** Math.floor(Math.log10((26 / scale) ** 2));
  return { amount, side: scale * Math.sqrt(amount) };
};

/** For a page of `width` pixels. */
export function layOutAreas(shown: ViewModel, quantity: Quantity, width: number): Areas {
  const split = width < wide;
  const tallest = split ? 84 : 128;
  const scaleOf = (which: Quantity): number => {
    const lines = linesOf(shown, which);
    return scaleFor(split ? lines.flat().map((line) => [line]) : lines, width, tallest);
  };
  const scales = quantities.map((which): [Quantity, number] => [which, scaleOf(which)]);
  const scale = scales.find(([which]) => which === quantity)![1];
  /** The tallest square that a line of layers ever has. */
  const heightOf = (network: number, half?: number): number =>
    Math.max(
      ...scales.map(([which, each]) => {
        const lines = linesOf(shown, which)[network]!;
        const all = (half === undefined ? lines : [lines[half]!]).flatMap(({ amounts }) => amounts);
        return each * Math.sqrt(Math.max(...all));
      }),
    );
  let y = 0;
  const rows = shown.networks.map(({ network, layers }, n): AreaRow => {
    const top = y;
    const lines = linesOf(shown, quantity)[n]!;
    const sum = total(amountsOf(layers, quantity));
    let [x, ground] = [0, top + head + (split ? heightOf(n, 0) : heightOf(n))];
    let index = 0;
    const halves = lines.map(({ amounts, labels }, h): Half => {
      if (h > 0 && split) [x, ground] = [0, ground + foot + heightOf(n, 1)];
      else if (h > 0) x += between - gap;
      const from = x;
      const squares = amounts.map((amount, i): Square => {
        const side = scale * Math.sqrt(amount);
        const place = slot(side, labels[i]!);
        const square = {
          layer: layers[index++]!.layer,
          label: labels[i]!,
          amount,
          x: x + (place - side) / 2,
          y: ground - side,
          side,
          middle: x + place / 2,
        };
        x += place + gap;
        return square;
      });
      return { squares, share: total(amounts) / sum, from, to: x - gap, ground };
    });
    y = ground + foot + after;
    return { network, total: sum, y: top, halves };
  });
  return { width, height: y - after, rows, split, key: keyFor(scale) };
}
