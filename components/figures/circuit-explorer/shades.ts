/** A kernel as a few paths, one for all cells of a shade, so that a page full of kernels stays small. */
import type { CircuitEdge } from '#lib/circuits/circuit.ts';

const levels = 10;

export interface Shade {
  sign: 'plus' | 'minus';
  opacity: number;
  /** Cells of one unit, rows from top to bottom. */
  path: string;
}

export function shadesOf({ width, values }: CircuitEdge['kernel'], most: number): Shade[] {
  const paths: Record<number, string> = {};
  values.forEach((value, i) => {
    const level = Math.round(levels * Math.min(1, Math.max(-1, value / most)));
    if (level !== 0) paths[level] = `${paths[level] ?? ''}M${i % width} ${Math.floor(i / width)}h1v1h-1z`;
  });
  return Object.entries(paths).map(([level, path]) => ({
    sign: Number(level) > 0 ? 'plus' : 'minus',
    opacity: Math.abs(Number(level)) / levels,
    path,
  }));
}
