/**
 * How samples are drawn: every number is a hash of (model, step, sample, stream), so that any engine, in any order, draws
 * the same bits. One draw decides both whether a feature is present and, scaled up, how strong it is; features of one set
 * share the draw for presence and take their strength from a second.
 */
import { at, createRandom, pcg } from '../math/random.ts';
import { parametersOf, spread, type ToyConfig } from './config.ts';

export interface Draws {
  /** One key a model. */
  keys: Uint32Array;
  /** Draws a sample needs. */
  streams: number;
  /** [feature]: where its presence comes from, and its strength (the same where it is independent). */
  presence: Uint32Array;
  strength: Uint32Array;
  /** [instance][feature]: present where `low` <= draw < `high`, of 2^24. */
  low: Float32Array;
  high: Float32Array;
  density: Float32Array;
}

const range = 2 ** 24;

/** Throws where the sides of one set do not fit into one draw. */
export function planDraws(config: ToyConfig): Draws {
  const { features, instances, groups, seed } = config;
  const density = spread(config.density, config);
  const keys = Uint32Array.from({ length: instances }, (_, k) => pcg((pcg(seed >>> 0) + k) >>> 0));
  const own = Uint32Array.from({ length: features }, (_, i) => i);
  const low = new Float32Array(density.length);
  const high = Float32Array.from(density, (p) => Math.round(p * range));
  if (!groups) return { keys, streams: features, presence: own, strength: own, low, high, density };
  for (let k = 0; k < instances; k++) {
    // A side is as wide as its most frequent feature; sides lie one after the other, in the order in which they are named.
    const sets = new Map<number, Map<number, number>>();
    groups.forEach(({ set, side }, i) => {
      const widths = sets.get(set) ?? new Map<number, number>();
      sets.set(set, widths.set(side, Math.max(widths.get(side) ?? 0, high[k * features + i]!)));
    });
    groups.forEach(({ set, side }, i) => {
      const place = k * features + i;
      let start = 0;
      for (const [other, width] of sets.get(set)!) {
        if (other === side) break;
        start += width;
      }
      low[place] = start;
      high[place]! += start;
      if (high[place]! > range)
        throw new Error(
          'Features that exclude each other cannot be present more often than always: lower the density.',
        );
    });
  }
  return {
    keys,
    streams: features * 2,
    presence: Uint32Array.from(groups, ({ set }) => set),
    strength: own.map((i) => i + features),
    low,
    high,
    density,
  };
}

/** The 24 bits of a draw. `counter` is (step · batch + sample) · streams + stream, in u32. */
export const bits24 = (key: number, counter: number): number => at(key, counter >>> 0) >>> 8;

/** Weight of pattern `pattern` (bit i: feature i is present) times the number of patterns; [instance][pattern]. */
export function patternWeights({ features, instances }: ToyConfig, density: Float32Array): Float32Array {
  const patterns = 2 ** features;
  return Float32Array.from({ length: instances * patterns }, (_, at) => {
    const k = Math.floor(at / patterns);
    let weight = patterns;
    for (let i = 0; i < features; i++) {
      const p = density[k * features + i]!;
      weight *= (at >> i) & 1 ? p : 1 - p;
    }
    return weight;
  });
}

/**
 * First weights, [instance][parameter]: a copy of `config.from`, or else normal with Xavier's deviation times `start.scale`, and biases of
 * `start.bias`. Throws an Error where `from` has the wrong length.
 */
export function startWeights(config: ToyConfig): Float32Array {
  const { features, hidden, instances, seed, start = { scale: 1, bias: 0 } } = config;
  const size = parametersOf(config);
  if (config.from) {
    if (config.from.length !== instances * size)
      throw new Error(
        `Weights to start from must be ${instances * size} numbers, not ${config.from.length}.`,
      );
    return config.from.slice();
  }
  const weights = new Float32Array(instances * size);
  const sd = start.scale * Math.sqrt(2 / (features + hidden));
  for (let k = 0; k < instances; k++) {
    const random = createRandom(seed).fork('weights').fork(k);
    for (let i = 0; i < size - features; i++) weights[k * size + i] = sd * random.normal();
    weights.fill(start.bias, (k + 1) * size - features, (k + 1) * size);
  }
  return weights;
}

/** What a step of Adam multiplies by at each step from 0: rate over the first correction, the second's root, decay. */
export interface Schedule {
  rate: number;
  root: number;
  keep: number;
}
export const beta1 = 0.9;
export const beta2 = 0.999;
export const epsilon = 1e-8;

/** The factors of Adam's step number `step`, counted from 0: the rate halves every `halving` steps, and decay is decoupled (AdamW). */
export function scheduleAt({ rate, halving, weightDecay }: ToyConfig, step: number): Schedule {
  const now = halving > 0 ? rate * 2 ** (-step / halving) : rate;
  return {
    rate: now / (1 - beta1 ** (step + 1)),
    root: 1 / Math.sqrt(1 - beta2 ** (step + 1)),
    keep: 1 - now * weightDecay,
  };
}
