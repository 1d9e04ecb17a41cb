/** How a diagram is written in a few kilobytes. */
import type { PhaseModel } from '#lib/superposition/theory.ts';
import { predict, type Shown } from './shown.ts';

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
  only: number;
  W: number[];
  b: number[];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const lowest = 0.875;
const step = 0.0025;

export function record(shown: Shown & { only: number }, query: string): RecordedRun {
  const { loss, outcome, W, b, step: at, model, cells, restarts, only } = shown;
  const predicted = predict(model, cells);
  const letter = (ratio: number): string =>
    letters[Math.min(letters.length - 1, Math.max(0, Math.round((ratio - lowest) / step)))]!;
  const rounded = (values: Float32Array) => Array.from(values, (value) => Number(value.toFixed(4)));
  return {
    query,
    step: at,
    model,
    cells,
    restarts,
    outcome: Array.from(outcome).join(''),
    ratio: Array.from(loss, (value, cell) => letter(value / predicted.loss[cell]!)).join(''),
    only,
    W: rounded(W),
    b: rounded(b),
  };
}

export function restore(run: RecordedRun): Shown {
  const predicted = predict(run.model, run.cells);
  return {
    step: run.step,
    model: run.model,
    cells: run.cells,
    restarts: run.restarts,
    outcome: Uint8Array.from(run.outcome, Number),
    loss: Float32Array.from(
      run.ratio,
      (letter, cell) => (lowest + step * letters.indexOf(letter)) * predicted.loss[cell]!,
    ),
    W: Float32Array.from(run.W),
    b: Float32Array.from(run.b),
    only: run.only,
  };
}
