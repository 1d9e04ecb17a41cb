/** The engine without a GPU: the models one after the other, in typed arrays. */
import { parametersOf, problemOf, type ToyConfig } from './config.ts';
import { beta1, beta2, epsilon, scheduleAt, startWeights } from './draw.ts';
import { createLossLog } from './loss-log.ts';
import { astrayAt, createDivergenceCheck, type Trainer } from './trainer.ts';
import { createSampler } from './typed-draws.ts';
import { createPass } from './typed-pass.ts';

/** Steps between copies of the weights to fall back on. */
const copyEvery = 50;

/** Throws a sentence for a config that cannot be run. */
export function createTypedArrays(config: ToyConfig): Trainer {
  const problem = problemOf(config);
  if (problem) throw new Error(problem);
  const { instances, batch } = config;
  const size = parametersOf(config);
  const sampler = createSampler(config);
  const pass = createPass(config, sampler);
  const { grad, weights } = pass;

  const w = startWeights(config);
  const first = new Float32Array(w.length);
  const second = new Float32Array(w.length);
  const loss = new Float64Array(instances);
  const log = createLossLog(instances);
  const sound = createDivergenceCheck(instances);
  let good = w.slice();
  let steps = 0;
  let stopped: string | undefined;

  function adam(start: number, rate: number, root: number, keep: number): void {
    for (let p = 0, at = start; p < size; p++, at++) {
      const g = grad[p]! / batch;
      const a = (first[at] = beta1 * first[at]! + (1 - beta1) * g);
      const v = (second[at] = beta2 * second[at]! + (1 - beta2) * g * g);
      w[at] = weights[p]! * keep - (rate * a) / (Math.sqrt(v) * root + epsilon);
      grad[p] = 0;
    }
  }

  return {
    engine: 'typed arrays',
    log,
    get steps() {
      return steps;
    },
    get stopped() {
      return stopped;
    },
    step() {
      if (stopped) {
        steps++;
        return;
      }
      const before = steps % copyEvery === 0 ? w.slice() : undefined;
      const { rate, root, keep } = scheduleAt(config, steps);
      sampler.begin(steps);
      for (let k = 0, start = 0; k < instances; k++, start += size) {
        for (let p = 0; p < size; p++) weights[p] = w[start + p]!;
        sampler.draw(k);
        loss[k] = pass.run(k) / batch;
        adam(start, rate, root, keep);
      }
      steps++;
      if (!sound(loss)) {
        stopped = astrayAt(steps);
        w.set(good);
        return;
      }
      log.add(loss);
      // Only now is it known that they were good: the loss is that of the weights before the step.
      if (before) good = before;
    },
    weights: () => Promise.resolve(w.slice()),
    dispose() {
      // Nothing outside the heap.
    },
  };
}
