/**
 * A run of toy models that remembers: the directions of every model at points along the way, so that a reader can go back to
 * any of them. Points grow wider as the run grows, so that there are never many.
 */
import type { Experiment } from '../experiment.ts';
import type { ToyConfig, ToySnapshot } from './config.ts';
import { fixedSample } from './evaluate.ts';
import { modelOf } from './geometry.ts';
import { snapshotOf } from './toy.ts';
import { split } from './trainer.ts';
import { createTypedArrays } from './typed-arrays.ts';

export interface DynamicsSnapshot extends ToySnapshot {
  /** The directions at `historySteps`, [point][instance][feature][hidden]; the first are those before training. */
  history: Float32Array;
  historySteps: Float32Array;
  /** The loss at `historySteps` on one fixed sample, [point][instance]: free of the noise of the draw. */
  historyLoss: Float32Array;
}

const mostPoints = 320;
const sampleSize = 8192;

interface Point {
  step: number;
  W: Float32Array;
  loss: number[];
}

/** For small models: the weights are read while it runs, which costs nothing in typed arrays. Throws as `openToy` does. */
export function openDynamics(config: ToyConfig): Experiment<DynamicsSnapshot> {
  const trainer = createTypedArrays(config);
  const evaluate = fixedSample(config, sampleSize);
  const { instances, features, hidden } = config;
  let stride = 1;
  let points: { step: number; state: Promise<Point> }[] = [];

  async function pointAt(step: number, weights: Promise<Float32Array>): Promise<Point> {
    const { W, b } = split(config, await weights);
    const loss = Array.from({ length: instances }, (_, k) =>
      evaluate(modelOf(W, k, features, hidden), b.subarray(k * features, (k + 1) * features)),
    );
    return { step, W, loss };
  }

  function remember(): void {
    const step = trainer.steps;
    if (step % stride !== 0 || trainer.stopped) return;
    points.push({ step, state: pointAt(step, trainer.weights()) });
    if (points.length < mostPoints) return;
    stride *= 2;
    points = points.filter((point) => point.step % stride === 0);
  }
  remember();

  return {
    plain: true,
    step() {
      trainer.step();
      remember();
    },
    get steps() {
      return trainer.steps;
    },
    async read() {
      const { steps, stopped } = trainer;
      const open = points.map(({ state }) => state);
      // The present state is a point too, whether or not it falls on the stride.
      if (points.at(-1)!.step !== steps && !stopped) open.push(pointAt(steps, trainer.weights()));
      const kept = await Promise.all(open);
      const history = new Float32Array(kept.length * instances * features * hidden);
      kept.forEach(({ W }, i) => history.set(W, i * W.length));
      return {
        ...(await snapshotOf(config, trainer)),
        history,
        historySteps: Float32Array.from(kept, ({ step }) => step),
        historyLoss: Float32Array.from(kept.flatMap(({ loss }) => loss)),
      };
    },
    dispose() {
      trainer.dispose();
    },
  };
}
