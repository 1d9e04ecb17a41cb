/** Cells, borders and labels of a diagram as SVG paths, in units of cells with the least important row at the bottom. */
import { borders, type Outcome, type PhaseModel, type Point } from '#lib/superposition/theory.ts';
import { outcomes } from '#lib/superposition/phase-config.ts';

/** One path for all cells of a class, a row's neighbors in one piece. */
export function cellsPath(classes: ArrayLike<number>, wanted: number, cells: number): string {
  let path = '';
  for (let row = 0; row < cells; row++) {
    const y = cells - 1 - row;
    for (let column = 0; column < cells; column++) {
      if (classes[row * cells + column] !== wanted) continue;
      const from = column;
      while (column + 1 < cells && classes[row * cells + column + 1] === wanted) column++;
      path += `M${from} ${y}h${column + 1 - from}v1H${from}z`;
    }
  }
  return path;
}

/** A small cross in every cell of a class. */
export function crossesPath(marked: ArrayLike<number>, cells: number): string {
  let path = '';
  for (let cell = 0; cell < marked.length; cell++)
    if (marked[cell]) path += `M${cell % cells} ${cells - 1 - Math.floor(cell / cells)}l1 1m0-1l-1 1`;
  return path;
}

/** Where a density and an importance lie, in units of cells. */
export const place = ({ density, importance }: Point, cells: number): [number, number] => [
  (-Math.log10(density) / 2) * cells,
  (1 - (Math.log10(importance) + 1) / 2) * cells,
];

/** The lines between the outcomes of the closed form. */
export const bordersPath = (model: PhaseModel, cells: number): string =>
  borders(model)
    .map(
      (line) =>
        `M${line
          .map((point) =>
            place(point, cells)
              .map((v) => v.toFixed(2))
              .join(' '),
          )
          .join('L')}`,
    )
    .join('');

/** The middle of the cells of each outcome, for its name; higher up where the mark of the chosen cell would be in the way. */
export function labelsOf(
  classes: ArrayLike<number>,
  cells: number,
  chosen: number | undefined,
): { outcome: Outcome; x: number; y: number }[] {
  return outcomes.flatMap((outcome, i) => {
    let [x, y, count] = [0, 0, 0];
    for (let cell = 0; cell < classes.length; cell++) {
      if (classes[cell] !== i + 1) continue;
      x += (cell % cells) + 0.5;
      y += cells - 0.5 - Math.floor(cell / cells);
      count++;
    }
    if (count * 20 < classes.length) return [];
    const label = { outcome, x: x / count, y: y / count };
    if (chosen !== undefined) {
      const across = Math.abs((chosen % cells) + 0.5 - label.x) / cells;
      const along = Math.abs(cells - 0.5 - Math.floor(chosen / cells) - label.y) / cells;
      if (across < 0.25 && along < 0.08) label.y -= 0.12 * cells;
    }
    return [label];
  });
}

/**
 * While a diagram fills in, a cell that is not judged yet is drawn as the one that stands for it on the next coarser grid
 * that is.
 */
export function filled(outcome: Uint8Array, cells: number): Uint8Array {
  if (!outcome.includes(0) || outcome.every((v) => v === 0)) return outcome;
  return outcome.map((value, cell) => {
    let found = value;
    for (let stride = 2; found === 0 && stride <= 32; stride *= 2) {
      const row = Math.floor(cell / cells);
      const column = cell % cells;
      found = outcome[(row - (row % stride)) * cells + column - (column % stride)]!;
    }
    return found;
  });
}

/** Loss against the closed form, in classes: percent below it up to each of `below`, then above it by no more than 2, and more. */
export const below = [1, 2.5, 4, 6, 8] as const;
/** The class of cells whose loss is over 2 % above it. */
export const stuckClass = below.length + 2;

export function ratioClasses(loss: ArrayLike<number>, predicted: ArrayLike<number>): Uint8Array {
  return Uint8Array.from({ length: loss.length }, (_, cell) => {
    const percent = 100 * (1 - loss[cell]! / predicted[cell]!);
    if (Number.isNaN(percent)) return 0;
    if (percent < -2) return stuckClass;
    const place = below.findIndex((most) => percent < most);
    return place < 0 ? below.length + 1 : place + 1;
  });
}
