/** Weights set by hand, as a short text for the link: `147:7e8i,81:12n` are cells 7 and 8 of the kernel over unit 147, and cell 12 over 81. */
import { side } from '#lib/circuits/handmade.ts';

export type Brush = 'e' | 'i' | 'n';
export const brushes: Readonly<Record<Brush, { label: string; weight: number }>> = {
  e: { label: 'excite', weight: 1 },
  i: { label: 'inhibit', weight: -1 },
  n: { label: 'none', weight: 0 },
};

/** By unit, by cell (row by row). */
export type Paint = ReadonlyMap<number, ReadonlyMap<number, Brush>>;

const cells = side * side;
/** More than a link should carry. */
const longest = 2000;

export function parsePaint(text: string): Paint | undefined {
  if (text === '') return new Map();
  if (text.length > longest || !/^\d+:(\d+[ein])+(,\d+:(\d+[ein])+)*$/.test(text)) return undefined;
  const paint = new Map<number, Map<number, Brush>>();
  for (const one of text.split(',')) {
    const [unit, list] = one.split(':') as [string, string];
    const of = paint.get(Number(unit)) ?? new Map<number, Brush>();
    for (const [, cell, brush] of list.matchAll(/(\d+)([ein])/g)) {
      if (Number(cell) >= cells) return undefined;
      of.set(Number(cell), brush as Brush);
    }
    paint.set(Number(unit), of);
  }
  return paint;
}

export function writePaint(paint: Paint): string {
  return [...paint]
    .filter(([, of]) => of.size > 0)
    .sort(([a], [b]) => a - b)
    .map(
      ([unit, of]) =>
        `${unit}:${[...of]
          .sort(([a], [b]) => a - b)
          .map(([cell, brush]) => `${cell}${brush}`)
          .join('')}`,
    )
    .join(',');
}

/** The text in its shortest form, or undefined where it is none. */
export function readPaint(text: string): string | undefined {
  const paint = parsePaint(text.trim().toLowerCase());
  return paint && writePaint(paint);
}

/** `text` with one cell more; `undefined` takes the cell's own weight back. */
export function paintCell(text: string, unit: number, cell: number, brush: Brush | undefined): string {
  const paint = new Map([...(parsePaint(text) ?? [])].map(([key, of]) => [key, new Map(of)]));
  const of = paint.get(unit) ?? new Map<number, Brush>();
  if (brush) of.set(cell, brush);
  else of.delete(cell);
  return writePaint(paint.set(unit, of));
}
