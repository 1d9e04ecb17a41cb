/**
 * The samples of one model at one step, as lists of what is present: absent features are most of them and are never written
 * down. The loop has no branches on what was drawn, which no processor could foresee.
 */
import { pcg } from '../math/random.ts';
import type { ToyConfig } from './config.ts';
import { planDraws } from './draw.ts';

export interface Samples {
  /** [sample + 1]: where a sample's features begin in the lists, and, at the next place, end. */
  starts: Int32Array;
  present: Int32Array;
  values: Float64Array;
}

export interface Sampler extends Samples {
  density: Float32Array;
  /** Prepares what all models share at `step`. */
  begin(step: number): void;
  /** Fills the lists for model `k`. */
  draw(k: number): void;
}

export function createSampler(config: ToyConfig): Sampler {
  const { features: n, batch } = config;
  const { keys, streams, presence, strength, low, high, density } = planDraws(config);
  const signed = config.inputs === 'signed';
  const byPattern = config.sampling === 'patterns';
  const lows = Int32Array.from(low);
  const highs = Int32Array.from(high);
  // The inner hash of a draw is the same for every model.
  const inner = new Int32Array(batch * streams);
  const starts = new Int32Array(batch + 1);
  // One place more: the loop writes before it knows whether to keep.
  const present = new Int32Array(batch * n + 1);
  const values = new Float64Array(batch * n + 1);

  function independent(k: number): void {
    const key = keys[k]! | 0;
    const row = k * n;
    let count = 0;
    for (let sample = 0, from = 0; sample < batch; sample++) {
      starts[sample] = count;
      for (let i = 0; i < n; i++, from++) {
        // `pcg`, written out: the call costs as much as the hash.
        const state = (Math.imul(inner[from]! ^ key, 747796405) + -1403630843) | 0;
        const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737);
        const u = ((word >>> 22) ^ word) >>> 8;
        const end = highs[row + i]!;
        present[count] = i;
        values[count] = u;
        count += (u - end) >>> 31;
      }
    }
    starts[batch] = count;
    for (let c = 0; c < count; c++) {
      const value = values[c]! / highs[row + present[c]!]!;
      values[c] = signed ? 2 * value - 1 : value;
    }
  }

  function together(k: number): void {
    const key = keys[k]!;
    const row = k * n;
    let count = 0;
    for (let sample = 0; sample < batch; sample++) {
      const from = sample * streams;
      starts[sample] = count;
      for (let i = 0; i < n; i++) {
        if (byPattern) {
          if (((sample >> i) & 1) === 0) continue;
        } else {
          const u = pcg((inner[from + presence[i]!]! ^ key) >>> 0) >>> 8;
          if (u < lows[row + i]! || u >= highs[row + i]!) continue;
        }
        const value = (pcg((inner[from + strength[i]!]! ^ key) >>> 0) >>> 8) * 2 ** -24;
        present[count] = i;
        values[count] = signed ? 2 * value - 1 : value;
        count++;
      }
    }
    starts[batch] = count;
  }

  return {
    starts,
    present,
    values,
    density,
    begin(step) {
      const base = Math.imul(step, batch * streams);
      for (let c = 0; c < inner.length; c++) inner[c] = pcg((base + c) >>> 0);
    },
    draw: config.groups !== undefined || byPattern ? together : independent,
  };
}
