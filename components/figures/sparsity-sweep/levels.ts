/**
 * Cells and bars as few paths: values are rounded to a few levels, and all cells of one level make one path, so that 4,000 cells
 * are some hundred elements.
 */

/** Steps of color on either side of zero, up to a value of 1. */
export const steps = 6;

/** CSS color of a level from -`steps` to `steps`. */
export const signedColor = (level: number): string =>
  `color-mix(in oklab, var(${level > 0 ? '--excitation' : '--inhibition'}) ${Math.round((100 * Math.abs(level)) / steps)}%, var(--neutral))`;

export const levelOf = (value: number): number =>
  Math.max(-steps, Math.min(steps, Math.round(value * steps)));

export interface Level {
  level: number;
  path: string;
}

/** A stroke of width 1 through each run of cells of one level but zero; `values` row by row, the first cell at (`x`, 0). */
export function cellPaths(values: ArrayLike<number>, width: number, x = 0): Level[] {
  const paths = new Map<number, string>();
  for (let row = 0; row * width < values.length; row++) {
    let start = 0;
    for (let column = 1; column <= width; column++) {
      const level = levelOf(values[row * width + start]!);
      if (column < width && levelOf(values[row * width + column]!) === level) continue;
      if (level !== 0) paths.set(level, `${paths.get(level) ?? ''}M${x + start} ${row}h${column - start}`);
      start = column;
    }
  }
  return [...paths].map(([level, path]) => ({ level, path }));
}

/** Steps of color of a bar, from no superposition to the most that is told apart. */
export const barSteps = 4;

export const barColor = (level: number): string => `var(--magnitude-${level + 1})`;

/** One upright stroke for each feature, as long as its direction times `height`, grouped by superposition. */
export function barPaths(
  norms: ArrayLike<number>,
  superposition: ArrayLike<number>,
  height: number,
  most: number,
): Level[] {
  const paths = new Map<number, string>();
  for (let i = 0; i < norms.length; i++) {
    const tall = Math.round(norms[i]! * height * 10) / 10;
    if (tall < 0.1) continue;
    const level = Math.max(0, Math.min(barSteps, Math.round((superposition[i]! / most) * barSteps)));
    paths.set(level, `${paths.get(level) ?? ''}M${i + 0.5} 0v-${tall}`);
  }
  return [...paths].map(([level, path]) => ({ level, path }));
}
