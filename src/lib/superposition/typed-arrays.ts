/**
 * The engine without a GPU: one loop over samples in typed arrays. It is quick where features are rare, because a sample costs
 * what is in it: absent features are skipped going in, outputs that the ReLU has cut off are skipped going back, and samples
 * without any feature, which are all alike, are counted and taken once.
 */
import { pcg } from '../math/random.ts';
import { parametersOf, problemOf, spread, type ToyConfig } from './config.ts';
import { beta1, beta2, epsilon, patternWeights, planDraws, scheduleAt, startWeights } from './draw.ts';
import { createLossLog } from './loss-log.ts';
import { astrayAt, createWatch, type Trainer } from './trainer.ts';

/** Steps between copies of the weights to fall back on. */
const copyEvery = 50;

export function createTypedArrays(config: ToyConfig): Trainer {
  const problem = problemOf(config);
  if (problem) throw new Error(problem);
  const { features: n, hidden: m, instances, batch } = config;
  const size = parametersOf(config);
  const tied = config.weights === 'tied';
  const hiddenRelu = config.hiddenActivation === 'relu';
  const outputRelu = config.outputActivation === 'relu';
  const signed = config.inputs === 'signed';
  const absolute = config.target === 'absolute';
  const byPattern = config.sampling === 'patterns';
  const { keys, streams, presence, strength, low, high, density } = planDraws(config);
  const together = config.groups !== undefined || byPattern;
  const weighing = byPattern ? patternWeights(config, density) : undefined;
  const patterns = 2 ** n;
  const importance = spread(config.importance, config);
  const decoderAt = tied ? 0 : n * m;
  const biasAt = size - n;

  const w = startWeights(config);
  const first = new Float32Array(w.length);
  const second = new Float32Array(w.length);
  const grad = new Float64Array(size);
  const loss = new Float64Array(instances);
  // The inner hash of a draw is the same for every model.
  const inner = new Uint32Array(batch * streams);
  const h = new Float64Array(m);
  const dh = new Float64Array(m);
  const wanted = new Float64Array(n);
  const present = new Int32Array(n);
  const values = new Float64Array(n);

  const log = createLossLog(instances);
  const sound = createWatch(instances);
  let good = w.slice();
  let steps = 0;
  let stopped: string | undefined;

  /** Puts a sample's present features into `present` and `values`; returns how many. */
  function draw(k: number, sample: number): number {
    const key = keys[k]!;
    const from = sample * streams;
    const row = k * n;
    const pattern = sample % patterns;
    let count = 0;
    for (let i = 0; i < n; i++) {
      let value: number;
      if (byPattern) {
        if (((pattern >> i) & 1) === 0) continue;
        value = 0;
      } else {
        const u = pcg((inner[from + presence[i]!]! ^ key) >>> 0) >>> 8;
        if (u < low[row + i]! || u >= high[row + i]!) continue;
        value = u / high[row + i]!;
      }
      if (together) value = (pcg((inner[from + strength[i]!]! ^ key) >>> 0) >>> 8) * 2 ** -24;
      if (signed) value = 2 * value - 1;
      present[count] = i;
      values[count] = value;
      count++;
    }
    return count;
  }

  /** Adds the gradient of one sample, `weight` times, to `grad`; returns its loss. */
  function backward(k: number, count: number, weight: number): number {
    const start = k * size;
    const decoder = start + decoderAt;
    const bias = start + biasAt;
    const row = k * n;
    let sum = 0;
    h.fill(0);
    dh.fill(0);
    for (let c = 0; c < count; c++) {
      const value = values[c]!;
      const i = present[c]!;
      wanted[i] = absolute ? Math.abs(value) : value;
      const at = start + i * m;
      for (let j = 0; j < m; j++) h[j]! += value * w[at + j]!;
    }
    if (hiddenRelu) for (let j = 0; j < m; j++) if (h[j]! < 0) h[j] = 0;
    for (let i = 0; i < n; i++) {
      const at = decoder + i * m;
      let out = w[bias + i]!;
      for (let j = 0; j < m; j++) out += h[j]! * w[at + j]!;
      const cut = outputRelu && out <= 0;
      const error = (cut ? 0 : out) - wanted[i]!;
      sum += importance[row + i]! * error * error;
      if (cut || error === 0) continue;
      const g = 2 * importance[row + i]! * error * weight;
      grad[biasAt + i]! += g;
      const gradAt = decoderAt + i * m;
      for (let j = 0; j < m; j++) {
        grad[gradAt + j]! += g * h[j]!;
        dh[j]! += g * w[at + j]!;
      }
    }
    if (hiddenRelu) for (let j = 0; j < m; j++) if (h[j]! <= 0) dh[j] = 0;
    for (let c = 0; c < count; c++) {
      const i = present[c]!;
      const value = values[c]!;
      for (let j = 0; j < m; j++) grad[i * m + j]! += value * dh[j]!;
      wanted[i] = 0;
    }
    return sum * weight;
  }

  function adam(k: number): void {
    const { rate, root, keep } = scheduleAt(config, steps);
    const start = k * size;
    for (let p = 0; p < size; p++) {
      const g = grad[p]! / batch;
      const at = start + p;
      const a = (first[at] = beta1 * first[at]! + (1 - beta1) * g);
      const v = (second[at] = beta2 * second[at]! + (1 - beta2) * g * g);
      w[at] = w[at]! * keep - (rate * a) / (Math.sqrt(v) * root + epsilon);
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
      const base = Math.imul(steps, batch * streams);
      for (let c = 0; c < inner.length; c++) inner[c] = pcg((base + c) >>> 0);
      for (let k = 0; k < instances; k++) {
        grad.fill(0);
        let total = 0;
        let empty = 0;
        for (let sample = 0; sample < batch; sample++) {
          const weight = weighing ? weighing[k * patterns + (sample % patterns)]! : 1;
          const count = draw(k, sample);
          if (count === 0) empty += weight;
          else total += backward(k, count, weight);
        }
        if (empty > 0) total += backward(k, 0, empty);
        loss[k] = total / batch;
        adam(k);
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
