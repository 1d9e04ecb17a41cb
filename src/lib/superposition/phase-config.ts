/**
 * The phase diagram of a toy model: a square of cells over how rare features are and how much the last one counts, with a few
 * models trained in each. Source: Elhage et al. 2022, "Superposition as a Phase Change".
 */
import type { Engine, ToyConfig } from './config.ts';
import type { Outcome, PhaseModel } from './theory.ts';

export interface PhaseConfig {
  /** Features and dimensions. */
  model: PhaseModel;
  /** Cells a side. */
  cells: number;
  /** Models a cell, each from its own start; the best one counts. */
  restarts: number;
  /** Steps after which every cell is judged; in between they are judged in turn. */
  steps: number;
  rate: number;
  halving: number;
  seed: number;
}

export const sizes = {
  '2-1': { features: 2, hidden: 1 },
  '3-2': { features: 3, hidden: 2 },
} as const satisfies Record<PhaseModel, { features: number; hidden: number }>;

/** Numbers of the outcomes in `PhaseSnapshot.outcome`, where 0 is a cell not judged yet. */
export const outcomes: readonly Outcome[] = ['ignored', 'dedicated', 'superposed'];

export interface PhaseSnapshot {
  step: number;
  engine: Engine;
  model: PhaseModel;
  cells: number;
  restarts: number;
  /** [row][column]: 1 + place in `outcomes`. Columns go from dense to rare, rows from least to most important. */
  outcome: Uint8Array;
  /** [row][column]: expected loss of the cell's best model, exactly. */
  loss: Float32Array;
  /** [row][column]: squared length of the best model's last feature, and how much of the others lies along it. */
  square: Float32Array;
  shared: Float32Array;
  /** [row][column][restart][feature][hidden], and without the last for the biases; as they are now. */
  W: Float32Array;
  b: Float32Array;
  stopped?: string;
}

/** Samples a step. Each holds another pattern of presence; with three features there are eight. */
export const batch = 8;

/** Density and relative importance in the middle of a cell: both axes are logarithmic. */
export function cellAt(cell: number, cells: number): { density: number; importance: number } {
  const along = (place: number): number => (place + 0.5) / cells;
  return {
    density: 10 ** (-2 * along(cell % cells)),
    importance: 10 ** (2 * along(Math.floor(cell / cells)) - 1),
  };
}

/** The cell in which a density and an importance lie, or the nearest one. */
export function cellOf(density: number, importance: number, cells: number): number {
  const place = (along: number): number => Math.min(cells - 1, Math.max(0, Math.floor(along * cells)));
  return place((Math.log10(importance) + 1) / 2) * cells + place(-Math.log10(density) / 2);
}

/** All models of the diagram as one run. */
export function toyOf({ model, cells, restarts, rate, halving, seed }: PhaseConfig): ToyConfig {
  const { features, hidden } = sizes[model];
  const importance: number[] = [];
  const density: number[] = [];
  for (let cell = 0; cell < cells * cells; cell++) {
    const at = cellAt(cell, cells);
    for (let restart = 0; restart < restarts; restart++)
      for (let i = 0; i < features; i++) {
        importance.push(i === features - 1 ? at.importance : 1);
        density.push(at.density);
      }
  }
  return {
    features,
    hidden,
    instances: cells * cells * restarts,
    importance,
    density,
    weights: 'tied',
    hiddenActivation: 'linear',
    outputActivation: 'relu',
    inputs: 'positive',
    target: 'identity',
    batch,
    sampling: 'patterns',
    rate,
    halving,
    weightDecay: 0,
    seed,
  };
}
