/** What became of the last feature in a cell of the phase diagram, by the best of its models. */
import { indexOfSmallest } from '../math/smallest.ts';
import { exactLoss } from './exact-loss.ts';
import { cellAt, outcomes, sizes } from './phase-config.ts';
import type { Outcome, PhaseModel } from './theory.ts';

/** Halfway between the ideal values, 0 and 1, of both numbers. */
const half = 0.5;

export interface Last {
  /** |W_last|²: how well the last feature is represented. */
  square: number;
  /** Σ (Ŵ_last · W_j)² over the others: its superposition. 0 where it has no direction. */
  shared: number;
}

/** The last feature's part in W, [feature][hidden] from place `from`. */
export function lastOf(W: ArrayLike<number>, features: number, hidden: number, from = 0): Last {
  const last = from + (features - 1) * hidden;
  let square = 0;
  for (let j = 0; j < hidden; j++) square += W[last + j]! ** 2;
  let shared = 0;
  for (let i = 0; i < features - 1 && square > 1e-12; i++) {
    let product = 0;
    for (let j = 0; j < hidden; j++) product += W[last + j]! * W[from + i * hidden + j]!;
    shared += (product * product) / square;
  }
  return { square, shared };
}

/** Ignored where its direction is short, superposed where others lie along it, dedicated otherwise. */
export function outcomeOf({ square, shared }: Last): Outcome {
  if (!(square >= half)) return 'ignored';
  return shared > half ? 'superposed' : 'dedicated';
}

export interface Models {
  model: PhaseModel;
  cells: number;
  restarts: number;
  W: ArrayLike<number>;
  b: ArrayLike<number>;
}

/** The expected loss of each model of a cell; `W` and `b` start with the cell that has number `first`. */
export function lossesOf({ model, cells, restarts, W, b }: Models, cell: number, first = 0): number[] {
  const { features, hidden } = sizes[model];
  const { density, importance } = cellAt(cell, cells);
  const weighing = Array.from({ length: features }, (_, i) => (i === features - 1 ? importance : 1));
  const densities = weighing.map(() => density);
  return Array.from({ length: restarts }, (_, restart) => {
    const k = (cell - first) * restarts + restart;
    return exactLoss(W, b, weighing, densities, hidden, k * features * hidden, k * features);
  });
}

/** The model with the smallest loss; the first where none is a number. */
export const bestOf = (losses: readonly number[]): number => indexOfSmallest(losses);

export interface Verdict extends Last {
  /** Number of the outcome, as in a snapshot; 0 where no loss is a number. */
  outcome: number;
  loss: number;
}

/** What the best model of a cell has come to. */
export function judge(models: Models, cell: number): Verdict {
  const { features, hidden } = sizes[models.model];
  const losses = lossesOf(models, cell);
  const best = bestOf(losses);
  const loss = losses[best]!;
  if (!Number.isFinite(loss)) return { outcome: 0, loss: NaN, square: NaN, shared: NaN };
  const from = (cell * models.restarts + best) * features * hidden;
  const last = lastOf(models.W, features, hidden, from);
  return { outcome: 1 + outcomes.indexOf(outcomeOf(last)), loss, ...last };
}
