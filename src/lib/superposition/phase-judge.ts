/** What became of the last feature in a cell of the phase diagram, by the best of its models. */
import { exactLoss } from './exact-loss.ts';
import { cellAt, outcomes, sizes } from './phase-config.ts';
import type { Outcome, PhaseModel } from './theory.ts';

/** Halfway between the ideal values, 0 and 1, of a squared length and of a superposition. */
const half = 0.5;

/**
 * By the last feature's direction W, [feature][hidden] from place `from`: ignored where it is short, |W_last|² < 1/2;
 * superposed where others lie along it, Σ (Ŵ_last · W_j)² > 1/2; dedicated otherwise.
 */
export function outcomeOf(W: ArrayLike<number>, features: number, hidden: number, from = 0): Outcome {
  const last = from + (features - 1) * hidden;
  let square = 0;
  for (let j = 0; j < hidden; j++) square += W[last + j]! ** 2;
  if (!(square >= half)) return 'ignored';
  let shared = 0;
  for (let i = 0; i < features - 1; i++) {
    let product = 0;
    for (let j = 0; j < hidden; j++) product += W[last + j]! * W[from + i * hidden + j]!;
    shared += (product * product) / square;
  }
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
export function bestOf(losses: readonly number[]): number {
  let best = 0;
  losses.forEach((loss, k) => {
    if (loss < losses[best]! || Number.isNaN(losses[best])) best = k;
  });
  return best;
}

/** Number of the outcome, as in a snapshot, and loss of a cell's best model; 0 where no loss is a number. */
export function judge(models: Models, cell: number): { outcome: number; loss: number } {
  const { features, hidden } = sizes[models.model];
  const losses = lossesOf(models, cell);
  const best = bestOf(losses);
  const loss = losses[best]!;
  if (!Number.isFinite(loss)) return { outcome: 0, loss: NaN };
  const from = (cell * models.restarts + best) * features * hidden;
  return { outcome: 1 + outcomes.indexOf(outcomeOf(models.W, features, hidden, from)), loss };
}
