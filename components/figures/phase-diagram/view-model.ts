/** What is drawn of a diagram, whether it was computed just now or recorded, and the numbers that sum it up. */
import { english } from '#lib/math/english.ts';
import { cellAt, outcomes, type PhaseSnapshot } from '#lib/superposition/phase-config.ts';
import { boundary, lead, solutions, type Outcome, type PhaseModel } from '#lib/superposition/theory.ts';

export interface ViewModel {
  step: number;
  model: PhaseModel;
  cells: number;
  restarts: number;
  /** [row][column], as in a snapshot. */
  outcome: Uint8Array;
  loss: Float32Array;
  square: Float32Array;
  shared: Float32Array;
  /** The models of all cells, or of the cell `only`. */
  W: Float32Array;
  b: Float32Array;
  only?: number;
}

/** The closed form in every cell. */
export interface Predicted {
  outcome: Uint8Array;
  loss: Float32Array;
  /** By how much the next outcome is worse, relative to the best. */
  lead: Float32Array;
}

export function predict(model: PhaseModel, cells: number): Predicted {
  const count = cells * cells;
  const predicted: Predicted = {
    outcome: new Uint8Array(count),
    loss: new Float32Array(count),
    lead: new Float32Array(count),
  };
  for (let cell = 0; cell < count; cell++) {
    const { density, importance } = cellAt(cell, cells);
    const [best] = solutions(model, density, importance);
    predicted.outcome[cell] = 1 + outcomes.indexOf(best!.outcome);
    predicted.loss[cell] = best!.loss;
    predicted.lead[cell] = lead(model, density, importance);
  }
  return predicted;
}

/** A cell this much ahead of the next outcome is away from every border. */
const away = 0.1;
/** A loss this far above the closed form: no model of the cell found the best solution. */
const stuck = 1.02;

export interface Summary {
  /** Cells that are judged. */
  judged: number;
  /** Share of them with the predicted outcome: of all, and of those away from borders. */
  agree: number;
  agreeAway: number;
  away: number;
  /** Loss over the closed form: the middle cell, and the lowest. */
  ratioMedian: number;
  ratioLowest: number;
  /** Cells whose loss is over 1.02 times the closed form. */
  stuck: number;
  /** Density below which the last feature shares, in the row just below equal importance; and by the closed form. */
  sharing: number | null;
  sharingPredicted: number;
}

/** Where a row's cells would begin to share if those that do lay side by side: a stray cell moves it by one cell only. */
function sharingFrom({ outcome, cells }: Pick<ViewModel, 'outcome' | 'cells'>, row: number): number | null {
  const sharing = outcome.subarray(row * cells, (row + 1) * cells).filter((value) => value === 3).length;
  return sharing === 0 ? null : 10 ** (-2 * (1 - sharing / cells));
}

/** `undefined` where no cell is judged yet. */
export function summarize(shown: ViewModel, predicted: Predicted): Summary | undefined {
  const { outcome, loss, cells, model } = shown;
  const ratios: number[] = [];
  let agree = 0;
  let agreeAway = 0;
  let far = 0;
  for (let cell = 0; cell < outcome.length; cell++) {
    if (outcome[cell] === 0) continue;
    ratios.push(loss[cell]! / predicted.loss[cell]!);
    const right = Number(outcome[cell] === predicted.outcome[cell]);
    agree += right;
    if (predicted.lead[cell]! <= away) continue;
    far++;
    agreeAway += right;
  }
  if (ratios.length === 0) return undefined;
  ratios.sort((a, b) => a - b);
  const row = Math.floor((cells - 1) / 2);
  return {
    judged: ratios.length,
    agree: agree / ratios.length,
    agreeAway: far > 0 ? agreeAway / far : 1,
    away: far,
    ratioMedian: ratios[ratios.length >> 1]!,
    ratioLowest: ratios[0]!,
    stuck: ratios.filter((ratio) => ratio > stuck).length,
    sharing: sharingFrom(shown, row),
    sharingPredicted: boundary(model, cellAt(row * cells, cells).importance),
  };
}

/** The outcome of a cell, where it is judged. */
export const outcomeIn = ({ outcome }: Pick<ViewModel, 'outcome'>, cell: number): Outcome | undefined =>
  outcomes[(outcome[cell] ?? 0) - 1];

/** The most frequent outcome in a cell and those around it, so that one stray cell does not speak for the place. */
export function outcomeAround(
  shown: Pick<ViewModel, 'outcome' | 'cells'>,
  cell: number,
): Outcome | undefined {
  const { outcome, cells } = shown;
  const [row, column] = [Math.floor(cell / cells), cell % cells];
  const counts = new Map<number, number>();
  for (let y = Math.max(0, row - 1); y <= Math.min(cells - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(cells - 1, column + 1); x++) {
      const found = outcome[y * cells + x]!;
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return outcomes[(most?.[0] ?? 0) - 1];
}

export const toViewModel = (snapshot: PhaseSnapshot): ViewModel => snapshot;

/** Density or importance as a reader says it. */
export const plain = (value: number): string => english(value, 2);
