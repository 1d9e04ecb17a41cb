/** The table of expanded weights between two rings: kept as small whole numbers, drawn as one path for each of them. */
import type { Member } from '#components/figure-kit/pickers/note-family.ts';

/** Steps of color on each side of zero. */
export const levels = 5;

export interface KernelTable {
  fromLayer: string;
  toLayer: string;
  /** Columns and rows, by direction. */
  from: Member[];
  to: Member[];
  /** Rows and columns of a kernel. */
  side: number;
  /** [row][column][y][x], -levels..levels. */
  values: number[];
  /** What is to be seen. */
  said: string;
}

/** For each level but zero, the cells that have it, in units of one cell; kernels stand one cell apart. */
export function kernelPaths({
  from,
  side,
  values,
}: Pick<KernelTable, 'from' | 'side' | 'values'>): { level: number; d: string }[] {
  const paths = new Map<number, string[]>();
  const cells = side * side;
  values.forEach((level, place) => {
    if (level === 0) return;
    const [pair, cell] = [Math.floor(place / cells), place % cells];
    const x = (pair % from.length) * (side + 1) + (cell % side);
    const y = Math.floor(pair / from.length) * (side + 1) + Math.floor(cell / side);
    const path = paths.get(level) ?? [];
    path.push(`M${x} ${y}h1v1h-1z`);
    paths.set(level, path);
  });
  return [...paths].sort(([a], [b]) => a - b).map(([level, parts]) => ({ level, d: parts.join('') }));
}
