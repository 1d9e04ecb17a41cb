/** What the reader can set in `phase-diagram`. */
import { halving, rateFrom, seed, stepsFrom } from '#components/figure-kit/params/toy-params.ts';
import type { PhaseConfig } from '#lib/superposition/phase-config.ts';
import { choice, number, type Values } from '#lib/params/index.ts';

export const params = {
  model: choice({
    first: true,
    label: 'Model',
    help: 'How many features are to be represented, and in how many dimensions.',
    default: '2-1',
    options: [
      { value: '2-1', label: '2 features, 1 dimension' },
      { value: '3-2', label: '3 features, 2 dimensions' },
    ],
  }),
  cells: number({
    label: 'Cells a side',
    help: 'How fine the diagram is. Every cell has its own density and importance.',
    default: 64,
    min: 8,
    max: 96,
    step: 1,
  }),
  restarts: number({
    label: 'Models a cell',
    help: 'How many models train in each cell, each from its own start. The best one counts.',
    default: 10,
    min: 1,
    max: 10,
    step: 1,
  }),
  seed,
  rate: rateFrom(0.03),
  halving: { ...halving, default: 200 },
  steps: stepsFrom(600),
};

export type PhaseValues = Values<typeof params>;

export const toConfig = ({
  model,
  cells,
  restarts,
  steps,
  rate,
  halving,
  seed,
}: PhaseValues): PhaseConfig => ({
  model,
  cells,
  restarts,
  steps,
  rate,
  halving,
  seed,
});

/** The cell that the question asks about, and that is chosen first: a rare feature that counts more than the others. */
export const spot = { density: 0.05, importance: 3 };
