/** How a diagram is written in a few kilobytes. */
import type { PhaseModel } from '#lib/superposition/theory.ts';
import { predict, type ViewModel } from './view-model.ts';

/** `recorded/run.json`: a diagram with one character a cell for what it is drawn with, and the models of one cell. */
export interface RecordedRun {
  /** Settings that it was made with, where they differ from the default. */
  query: string;
  step: number;
  model: PhaseModel;
  cells: number;
  restarts: number;
  /** Digits of `outcome`. */
  outcome: string;
  /** Loss over the closed form, in steps of 0.25 % from 0.875 (“A”) to 1.0325 and more. */
  ratio: string;
  /** In steps of 0.02 from 0 to 1.26. */
  square: string;
  shared: string;
  only: number;
  W: number[];
  b: number[];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

interface Scale {
  lowest: number;
  step: number;
}
const ratios: Scale = { lowest: 0.875, step: 0.0025 };
const squares: Scale = { lowest: 0, step: 0.02 };

const write = (values: Float32Array, { lowest, step }: Scale): string =>
  Array.from(values, (value) => {
    const place = Math.round((value - lowest) / step);
    return letters[Math.min(letters.length - 1, Math.max(0, place))];
  }).join('');
const read = (text: string, { lowest, step }: Scale): Float32Array =>
  Float32Array.from(text, (letter) => lowest + step * letters.indexOf(letter));

export function record(shown: ViewModel & { only: number }, query: string): RecordedRun {
  const { loss, outcome, square, shared, W, b, step, model, cells, restarts, only } = shown;
  const predicted = predict(model, cells);
  const rounded = (values: Float32Array) => Array.from(values, (value) => Number(value.toFixed(4)));
  return {
    query,
    step,
    model,
    cells,
    restarts,
    outcome: Array.from(outcome).join(''),
    ratio: write(
      loss.map((value, cell) => value / predicted.loss[cell]!),
      ratios,
    ),
    square: write(square, squares),
    shared: write(shared, squares),
    only,
    W: rounded(W),
    b: rounded(b),
  };
}

export function restore(run: RecordedRun): ViewModel {
  const { step, model, cells, restarts, only } = run;
  const predicted = predict(model, cells);
  return {
    step,
    model,
    cells,
    restarts,
    outcome: Uint8Array.from(run.outcome, Number),
    loss: read(run.ratio, ratios).map((ratio, cell) => ratio * predicted.loss[cell]!),
    square: read(run.square, squares),
    shared: read(run.shared, squares),
    W: Float32Array.from(run.W),
    b: Float32Array.from(run.b),
    only,
  };
}
