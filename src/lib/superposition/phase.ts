/**
 * The phase diagram as an Experiment. All models of all cells train together, and every snapshot judges some of the cells anew,
 * from coarse to fine and round again, because an exact loss costs as much as many steps. Once the run is over, all are judged.
 */
import type { Experiment } from '../experiment.ts';
import type { ToyConfig } from './config.ts';
import { toyOf, type PhaseConfig, type PhaseSnapshot } from './phase-config.ts';
import { judge } from './phase-judge.ts';
import { split, type Trainer } from './trainer.ts';
import { createTypedArrays } from './typed-arrays.ts';

/** Models that a snapshot judges: about as much work as what is trained between two of them. */
const judged = { '2-1': 8192, '3-2': 1536 } as const;

/** Cells in the order in which a coarse diagram stands first: every 32nd of each side, then every 16th, and so on. */
export function coarseToFine(cells: number): Uint32Array {
  const order: number[] = [];
  const seen = new Uint8Array(cells * cells);
  for (let stride = 32; stride >= 1; stride /= 2)
    for (let row = 0; row < cells; row += stride)
      for (let column = 0; column < cells; column += stride) {
        const cell = row * cells + column;
        if (seen[cell]) continue;
        seen[cell] = 1;
        order.push(cell);
      }
  return Uint32Array.from(order);
}

/** `trainer` must be one for `toy`, all models of the diagram. Throws a sentence for a config that cannot be run. */
export function openPhase(
  config: PhaseConfig,
  toy: ToyConfig = toyOf(config),
  trainer: Trainer = createTypedArrays(toy),
): Experiment<PhaseSnapshot> {
  const { model, cells, restarts } = config;
  const order = coarseToFine(cells);
  const outcome = new Uint8Array(order.length);
  const [loss, square, shared] = [0, 1, 2].map(() => new Float32Array(order.length).fill(NaN)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const most = Math.max(1, Math.floor(judged[model] / restarts));
  let next = 0;

  return {
    plain: trainer.engine === 'typed arrays',
    step: () => {
      trainer.step();
    },
    ...(trainer.advance ? { advance: (count: number) => trainer.advance!(count) } : {}),
    get steps() {
      return trainer.steps;
    },
    async read() {
      const { W, b } = split(toy, await trainer.weights());
      const { steps: step, engine, stopped } = trainer;
      const all = order.length <= most || step % config.steps === 0;
      // A model that has not taken a step yet has decided nothing.
      if (step > 0)
        for (let count = all ? order.length : most; count > 0; count--) {
          const cell = order[next]!;
          const verdict = judge({ model, cells, restarts, W, b }, cell);
          outcome[cell] = verdict.outcome;
          loss[cell] = verdict.loss;
          square[cell] = verdict.square;
          shared[cell] = verdict.shared;
          next = (next + 1) % order.length;
        }
      return {
        step,
        engine,
        model,
        cells,
        restarts,
        outcome: outcome.slice(),
        loss: loss.slice(),
        square: square.slice(),
        shared: shared.slice(),
        W,
        b,
        ...(stopped ? { stopped } : {}),
      };
    },
    dispose: () => {
      trainer.dispose();
    },
  };
}
