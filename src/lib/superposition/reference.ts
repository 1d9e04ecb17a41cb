/**
 * The engine to read: the same models, draws and numbers, one tfjs operation after the other, all models as one batched matmul.
 * It is what the fast engines are tested against and what the benchmark compares them with.
 */
import {
  abs,
  add,
  concat,
  div,
  keep,
  matMul,
  mul,
  relu,
  reshape,
  slice,
  sqrt,
  square,
  stack,
  step as positive,
  sub,
  sum,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { parametersOf, problemOf, spread, type ToyConfig } from './config.ts';
import { beta1, beta2, epsilon, patternWeights, scheduleAt, startWeights } from './draw.ts';
import { createLateLog } from './late-log.ts';
import type { Trainer } from './trainer.ts';
import { createSampler } from './typed-draws.ts';

/** Throws a sentence for a config that cannot be run. Needs a running backend of tfjs. */
export function createReference(config: ToyConfig): Trainer {
  const problem = problemOf(config);
  if (problem) throw new Error(problem);
  const { features: n, hidden: m, instances, batch } = config;
  const size = parametersOf(config);
  const tied = config.weights === 'tied';
  const sampler = createSampler(config);

  /** [instance][sample][feature] of the next step, drawn as every engine draws it. */
  function samples(step: number): Float32Array {
    const x = new Float32Array(instances * batch * n);
    sampler.begin(step);
    for (let k = 0; k < instances; k++) {
      sampler.draw(k);
      for (let s = 0; s < batch; s++)
        for (let c = sampler.starts[s]!; c < sampler.starts[s + 1]!; c++)
          x[(k * batch + s) * n + sampler.present[c]!] = sampler.values[c]!;
    }
    return x;
  }

  /** Weight of each sample in the mean, [instance][sample]. */
  function sampleWeights(): Float32Array {
    const patterns = 2 ** n;
    const byPattern = config.sampling === 'patterns' ? patternWeights(config, sampler.density) : undefined;
    return Float32Array.from({ length: instances * batch }, (_, at) => {
      const pattern = (at % batch) % patterns;
      return (byPattern?.[Math.floor(at / batch) * patterns + pattern] ?? 1) / batch;
    });
  }

  const importance = keep(tensor(spread(config.importance, config), [instances, 1, n]));
  const share = keep(tensor(sampleWeights(), [instances, batch, 1]));
  // All parameters of a model in one row, so that Adam is one formula.
  let w = keep(tensor(startWeights(config), [instances, size]));
  let first = keep(mul(w, 0));
  let second = keep(mul(w, 0));
  let good = keep(mul(w, 1));
  let losses: Tensor[] = [];
  let steps = 0;
  const late = createLateLog(instances);

  const wanted = { identity: (x: Tensor) => x, absolute: abs, positive: relu }[config.target] as (
    x: Tensor,
  ) => Tensor;

  const part = (from: number, length: number, shape: number[]): Tensor =>
    reshape(slice(w, [0, from], [instances, length]), shape);

  /** The gradient, [instance, parameter], and the loss, [instance]. */
  function backward(x: Tensor): [Tensor, Tensor] {
    const encoder = part(0, n * m, [instances, n, m]);
    const decoder = tied ? encoder : part(n * m, n * m, [instances, n, m]);
    const bias = part(size - n, n, [instances, 1, n]);

    const hidden = matMul(x, encoder);
    const h = config.hiddenActivation === 'relu' ? relu(hidden) : hidden;
    const out = add(matMul(h, decoder, false, true), bias);
    const y = config.outputActivation === 'relu' ? relu(out) : out;
    const error = sub(y, wanted(x));
    const weighed = mul(mul(error, importance), share);
    const loss = sum(mul(weighed, error), [1, 2]);

    const dy = mul(weighed, 2);
    const dOut = config.outputActivation === 'relu' ? mul(dy, positive(out)) : dy;
    const dh = matMul(dOut, decoder);
    const dHidden = config.hiddenActivation === 'relu' ? mul(dh, positive(hidden)) : dh;
    const dDecoder = matMul(dOut, h, true, false);
    const dEncoder = matMul(x, dHidden, true, false);
    const directions = tied ? [add(dEncoder, dDecoder)] : [dEncoder, dDecoder];
    const flat = directions.map((d) => reshape(d, [instances, n * m]));
    return [concat([...flat, sum(dOut, 1)], 1), loss];
  }

  function replace(state: Tensor, next: Tensor): Tensor {
    state.dispose();
    return keep(next);
  }

  function adam(grad: Tensor): void {
    const { rate, root, keep: kept } = scheduleAt(config, steps);
    first = replace(first, add(mul(first, beta1), mul(grad, 1 - beta1)));
    second = replace(second, add(mul(second, beta2), mul(square(grad), 1 - beta2)));
    const change = div(mul(first, rate), add(mul(sqrt(second), root), epsilon));
    w = replace(w, sub(mul(w, kept), change));
  }

  /** Brings the losses since the last time into the log. */
  async function catchUp(): Promise<void> {
    if (losses.length === 0) return;
    const taken = losses;
    losses = [];
    const all = tidy(() => stack(taken));
    const values = await all.data();
    for (const one of [...taken, all]) one.dispose();
    for (let s = 0; s < taken.length; s++) late.take(values.subarray(s * instances, (s + 1) * instances));
    if (!late.stopped) good = replace(good, mul(w, 1));
  }

  return {
    engine: 'tensors',
    log: late.log,
    get steps() {
      return steps;
    },
    get stopped() {
      return late.stopped;
    },
    step() {
      if (!late.stopped) {
        tidy(() => {
          const [grad, loss] = backward(tensor(samples(steps), [instances, batch, n]));
          losses.push(keep(loss));
          adam(grad);
        });
      }
      steps++;
    },
    async weights() {
      await catchUp();
      return (await good.data()).slice() as Float32Array;
    },
    dispose() {
      for (const one of [importance, share, w, first, second, good, ...losses]) one.dispose();
      losses = [];
    },
  };
}
