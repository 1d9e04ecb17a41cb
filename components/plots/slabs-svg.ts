/** The shapes of a network's slabs for SVG: tiles by how much they are lit, as strokes along the rows of a plane, short enough for a page. */
import { clearance, project, type PlacedSlab, type Point, type View } from './slabs.ts';

/** Levels above none, each with a color of the magnitude scale. */
export const levels = 5;

/** 0 for what is not worth a tile, else 1 to `levels`; `value` is 0..1. */
export const levelOf = (value: number): number =>
  value < 0.28 ? 0 : Math.min(levels, 1 + Math.floor(value * levels));

/** `matrix(...)` that brings a plane at x to the page: its units are tiles, from its upper back corner to the front and down. */
export function planeMatrix(view: View, width: number, height: number, corner: Point): string {
  const at = (point: Point) => project(view, width, height, point);
  const [x, y, z] = corner;
  const origin = at(corner);
  const across = at([x, y, z + 1]);
  const down = at([x, y - 1, z]);
  const short = (value: number): string => String(Math.round(value * 100) / 100);
  const numbers = [
    across.x - origin.x,
    across.y - origin.y,
    down.x - origin.x,
    down.y - origin.y,
    origin.x,
    origin.y,
  ];
  return `matrix(${numbers.map(short).join(' ')})`;
}

export const tilesCorner = ({ x, columns, rows }: PlacedSlab): Point => [x, clearance + rows, -columns / 2];
export const mapCorner = (x: number, side: number): Point => [x, -clearance, -side / 2];

/** For each level above 0 the strokes through its cells: `values` are levels, row by row; neighbors of one level share a stroke. */
export function strokes(values: ArrayLike<number>, columns: number): string[] {
  const paths = Array.from({ length: levels }, () => '');
  const reached = Array.from({ length: levels }, (): [number, number] => [0, 0]);
  for (let i = 0; i < values.length; i++) {
    const level = values[i]!;
    if (!level) continue;
    const [row, column] = [Math.floor(i / columns), i % columns];
    let length = 1;
    while (column + length < columns && values[i + length] === level) length++;
    // From where the last stroke of this level ended: the numbers stay small, and so does the page.
    const [x, y] = reached[level - 1]!;
    paths[level - 1] += `m${column - x} ${row - y}h${length}`;
    reached[level - 1] = [column + length, row];
    i += length - 1;
  }
  return paths.map((path) => path.replaceAll(' -', '-'));
}

/** `values` [side * side] averaged down to at most `most` on a side, as levels between the smallest and the largest. */
export function coarse(
  values: ArrayLike<number>,
  side: number,
  most: number,
): { side: number; values: number[] } {
  const by = Math.ceil(side / most);
  const cells = Math.floor(side / by);
  const means = Array.from({ length: cells * cells }, (_, i) => {
    let sum = 0;
    for (let y = 0; y < by; y++)
      for (let x = 0; x < by; x++)
        sum += values[(Math.floor(i / cells) * by + y) * side + (i % cells) * by + x] ?? 0;
    return sum / by ** 2;
  });
  const [low, high] = [Math.min(...means), Math.max(...means)];
  return { side: cells, values: means.map((mean) => levelOf((mean - low) / (high - low || 1))) };
}
