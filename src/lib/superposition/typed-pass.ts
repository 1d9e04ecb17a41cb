/**
 * One model's pass over its samples, forward and back, for the typed arrays. A sample costs what is in it: absent features are
 * skipped going in, outputs that the ReLU has cut off are skipped going back, and samples without any feature, which are all
 * alike, are counted and taken once.
 */
import { parametersOf, spread, type ToyConfig } from './config.ts';
import { patternWeights } from './draw.ts';
import type { Sampler } from './typed-draws.ts';

export interface Pass {
  /** [parameter]: the model's weights, in double precision for the loop; the caller fills them. */
  weights: Float64Array;
  /** [parameter]: sum over samples of the loss's gradient. */
  grad: Float64Array;
  /** Takes the samples that lie ready for model `k`; returns the sum of their losses. */
  run(k: number): number;
}

export function createPass(config: ToyConfig, samples: Sampler): Pass {
  const { features: n, hidden: m, batch } = config;
  const size = parametersOf(config);
  const hiddenRelu = config.hiddenActivation === 'relu';
  const outputRelu = config.outputActivation === 'relu';
  const { target } = config;
  /** What a negative input should become, as a part of it. */
  const below = target === 'absolute' ? -1 : target === 'positive' ? 0 : 1;
  const { starts, present, values } = samples;
  const weighing = config.sampling === 'patterns' ? patternWeights(config, samples.density) : undefined;
  const patterns = weighing ? 2 ** n : 1;
  const importance = Float64Array.from(spread(config.importance, config));
  const decoderAt = config.weights === 'tied' ? 0 : n * m;
  const biasAt = size - n;

  const weights = new Float64Array(size);
  const grad = new Float64Array(size);
  const h = new Float64Array(m);
  const dh = new Float64Array(m);
  const wanted = new Float64Array(n);
  const outs = new Float64Array(n);
  const active = new Int32Array(n);

  /** Outputs of the sample whose hidden layer is in `h`, into `outs`: four dimensions at a time, held in registers. */
  function outputs(): void {
    for (let i = 0; i < n; i++) outs[i] = weights[biasAt + i]!;
    let j = 0;
    for (; j + 3 < m; j += 4) {
      const h0 = h[j]!;
      const h1 = h[j + 1]!;
      const h2 = h[j + 2]!;
      const h3 = h[j + 3]!;
      for (let i = 0, at = decoderAt + j; i < n; i++, at += m)
        outs[i]! += h0 * weights[at]! + h1 * weights[at + 1]! + h2 * weights[at + 2]! + h3 * weights[at + 3]!;
    }
    for (; j < m; j++) {
      const h0 = h[j]!;
      for (let i = 0, at = decoderAt + j; i < n; i++, at += m) outs[i]! += h0 * weights[at]!;
    }
  }

  /** Takes `count` outputs back, of which `active` says the places and `outs` the gradients: to `grad` and to `dh`. */
  function back(count: number): void {
    for (let c = 0; c < count; c++) grad[biasAt + active[c]!]! += outs[c]!;
    let j = 0;
    for (; j + 1 < m; j += 2) {
      const h0 = h[j]!;
      const h1 = h[j + 1]!;
      let dh0 = 0;
      let dh1 = 0;
      for (let c = 0; c < count; c++) {
        const g = outs[c]!;
        const at = decoderAt + active[c]! * m + j;
        grad[at]! += g * h0;
        grad[at + 1]! += g * h1;
        dh0 += g * weights[at]!;
        dh1 += g * weights[at + 1]!;
      }
      dh[j] = dh0;
      dh[j + 1] = dh1;
    }
    if (j === m) return;
    const h0 = h[j]!;
    let dh0 = 0;
    for (let c = 0; c < count; c++) {
      const at = decoderAt + active[c]! * m + j;
      grad[at]! += outs[c]! * h0;
      dh0 += outs[c]! * weights[at]!;
    }
    dh[j] = dh0;
  }

  /** Adds the gradient of the sample whose features lie from `start` to `end`, `weight` times; returns its loss. */
  function general(row: number, start: number, end: number, weight: number): number {
    for (let j = 0; j < m; j++) h[j] = 0;
    for (let c = start; c < end; c++) {
      const value = values[c]!;
      const i = present[c]!;
      wanted[i] = value < 0 ? below * value : value;
      for (let j = 0, at = i * m; j < m; j++, at++) h[j]! += value * weights[at]!;
    }
    if (hiddenRelu) for (let j = 0; j < m; j++) if (h[j]! < 0) h[j] = 0;
    outputs();
    let sum = 0;
    let count = 0;
    // Which outputs are cut off cannot be foreseen, so all are written and the list grows where one is not.
    for (let i = 0; i < n; i++) {
      const out = outs[i]!;
      const cut = outputRelu && out <= 0;
      const error = (cut ? 0 : out) - wanted[i]!;
      const weighed = importance[row + i]! * error;
      sum += weighed * error;
      active[count] = i;
      outs[count] = 2 * weighed * weight;
      count += cut ? 0 : 1;
    }
    back(count);
    if (hiddenRelu) for (let j = 0; j < m; j++) if (h[j]! <= 0) dh[j] = 0;
    for (let c = start; c < end; c++) {
      const i = present[c]!;
      const value = values[c]!;
      for (let j = 0, at = i * m; j < m; j++, at++) grad[at]! += value * dh[j]!;
      wanted[i] = 0;
    }
    return sum * weight;
  }

  /** The same for one or two dimensions, which stay in registers. */
  function narrow(row: number, start: number, end: number, weight: number): number {
    const two = m === 2;
    let sum = 0;
    let h0 = 0;
    let h1 = 0;
    let dh0 = 0;
    let dh1 = 0;
    for (let c = start; c < end; c++) {
      const value = values[c]!;
      const i = present[c]!;
      wanted[i] = value < 0 ? below * value : value;
      h0 += value * weights[i * m]!;
      if (two) h1 += value * weights[i * 2 + 1]!;
    }
    if (hiddenRelu) {
      if (h0 < 0) h0 = 0;
      if (h1 < 0) h1 = 0;
    }
    for (let i = 0, at = decoderAt; i < n; i++, at += m) {
      let out = weights[biasAt + i]! + h0 * weights[at]!;
      if (two) out += h1 * weights[at + 1]!;
      const cut = outputRelu && out <= 0;
      const error = (cut ? 0 : out) - wanted[i]!;
      if (error === 0) continue;
      const weighed = importance[row + i]! * error;
      sum += weighed * error;
      if (cut) continue;
      const g = 2 * weighed * weight;
      grad[biasAt + i]! += g;
      grad[at]! += g * h0;
      dh0 += g * weights[at]!;
      if (!two) continue;
      grad[at + 1]! += g * h1;
      dh1 += g * weights[at + 1]!;
    }
    if (hiddenRelu) {
      if (h0 <= 0) dh0 = 0;
      if (h1 <= 0) dh1 = 0;
    }
    for (let c = start; c < end; c++) {
      const i = present[c]!;
      const value = values[c]!;
      grad[i * m]! += value * dh0;
      if (two) grad[i * 2 + 1]! += value * dh1;
      wanted[i] = 0;
    }
    return sum * weight;
  }
  const sampleOf = m <= 2 ? narrow : general;

  return {
    weights,
    grad,
    run(k) {
      const row = k * n;
      let total = 0;
      let empty = 0;
      for (let sample = 0; sample < batch; sample++) {
        const weight = weighing ? weighing[k * patterns + (sample % patterns)]! : 1;
        const start = starts[sample]!;
        const end = starts[sample + 1]!;
        if (start === end) empty += weight;
        else total += sampleOf(row, start, end, weight);
      }
      return empty > 0 ? total + sampleOf(row, 0, 0, empty) : total;
    },
  };
}
