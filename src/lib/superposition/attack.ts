/**
 * Attacks on a tied toy model x' = ReLU(W'Wx + b): small changes of the input, each pushing one output as far as its length
 * allows. Source: Elhage et al. 2022, "Toy Models of Superposition", section "Superposition and Adversarial Robustness".
 */
import { createRandom } from '../math/random.ts';
import { gram } from './geometry.ts';

export interface Attacked {
  features: number;
  hidden: number;
  /** [feature][hidden] */
  W: ArrayLike<number>;
  /** [feature] */
  b: ArrayLike<number>;
  /** [feature] */
  importance: ArrayLike<number>;
}

/** What one sample becomes; [feature] each. */
export interface AttackedSample {
  input: Float64Array;
  attack: Float64Array;
  clean: Float64Array;
  attacked: Float64Array;
  /** Weighed sums of squared errors, against the input without the attack. */
  cleanLoss: number;
  attackedLoss: number;
  /** The output that the worst attack aims at, and whether up or down; -1 where no attack makes it worse. */
  target: number;
  sign: number;
}

export interface Vulnerability {
  /** Length of every attack: `strength` times the mean length of the inputs. */
  length: number;
  /** Means over the samples. */
  cleanLoss: number;
  attackedLoss: number;
  /** Mean of the farthest that an attack moves the weighed output, squared, for each squared unit of its length. */
  gain: number;
  /** The sample whose loss rises most beside what it and the average had before: one the model gives back well, spoiled. */
  worst: AttackedSample | undefined;
}

/**
 * `count` inputs, [sample][feature], each feature present with chance `density` and then uniform on [0, 1). Inputs without
 * any feature are drawn again: there is nothing in them to attack.
 */
export function drawInputs(features: number, density: number, count: number, seed: number): Float64Array {
  const random = createRandom(seed).fork('attacked inputs');
  const inputs = new Float64Array(count * features);
  for (let s = 0; s < count; s++) {
    let present = 0;
    // One feature is put in by hand where a hundred draws had none.
    for (let tries = 0; present === 0 && tries < 100; tries++)
      for (let i = 0; i < features; i++) {
        const there = random.uniform() < density;
        inputs[s * features + i] = there ? random.uniform() : 0;
        if (there) present++;
      }
    if (present === 0) inputs[s * features + random.int(features)] = random.uniform();
  }
  return inputs;
}

const lengthOf = (values: ArrayLike<number>): number => Math.sqrt(dot(values, values));

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * Attacks each of `inputs`, [sample][feature], along ±(W'W)_i / |(W'W)_i| for every feature i, with `strength` times the
 * inputs' mean length, and keeps the attack that raises the sample's loss most, if any does.
 */
export function vulnerability(model: Attacked, inputs: Float64Array, strength: number): Vulnerability {
  const { features: n, hidden, W, b } = model;
  const importance = Float64Array.from(model.importance);
  const count = inputs.length / n;
  const overlaps = gram(W, n, hidden);
  const row = (i: number) => overlaps.subarray(i * n, (i + 1) * n);
  let length = 0;
  for (let s = 0; s < count; s++)
    length += (strength * lengthOf(inputs.subarray(s * n, (s + 1) * n))) / count;

  // Where an output has no direction, there is none to push it along.
  const attacks = Array.from({ length: n }, (_, i) => i).flatMap((target) => {
    const along = row(target);
    const size = lengthOf(along);
    if (size < 1e-6) return [];
    const attack = Float64Array.from(along, (value) => (length * value) / size);
    const shift = Float64Array.from({ length: n }, (_, k) => dot(row(k), attack));
    return [1, -1].map((sign) => ({ target, sign, attack, shift }));
  });

  const before = new Float64Array(n);
  const output = new Float64Array(n);
  let [cleanLoss, attackedLoss, gain] = [0, 0, 0];
  const kept: { clean: number; worst: number; by: (typeof attacks)[number] | undefined }[] = [];
  for (let s = 0; s < count; s++) {
    const input = inputs.subarray(s * n, (s + 1) * n);
    let clean = 0;
    for (let k = 0; k < n; k++) {
      before[k] = b[k]! + dot(row(k), input);
      output[k] = Math.max(0, before[k]!);
      clean += importance[k]! * (output[k]! - input[k]!) ** 2;
    }
    let worst = clean;
    let farthest = 0;
    let by: (typeof attacks)[number] | undefined;
    for (const attack of attacks) {
      let loss = 0;
      let moved = 0;
      const { sign, shift } = attack;
      for (let k = 0; k < n; k++) {
        const sum = before[k]! + sign * shift[k]!;
        const out = sum > 0 ? sum : 0;
        const error = out - input[k]!;
        const change = out - output[k]!;
        loss += importance[k]! * error * error;
        moved += importance[k]! * change * change;
      }
      if (loss > worst) [worst, by] = [loss, attack];
      farthest = Math.max(farthest, moved);
    }
    cleanLoss += clean / count;
    attackedLoss += worst / count;
    if (length > 0) gain += farthest / length ** 2 / count;
    kept.push({ clean, worst, by });
  }
  let found = 0;
  const harm = ({ clean, worst }: (typeof kept)[number]) => (worst - clean) / (clean + cleanLoss);
  kept.forEach((one, s) => {
    if (harm(one) > harm(kept[found]!)) found = s;
  });
  return {
    length,
    cleanLoss,
    attackedLoss,
    gain,
    worst:
      kept.length > 0 ? detail(model, inputs.slice(found * n, (found + 1) * n), kept[found]?.by) : undefined,
  };
}

function detail(
  { features: n, hidden, W, b, importance }: Attacked,
  input: Float64Array,
  by: { target: number; sign: number; attack: Float64Array } | undefined,
): AttackedSample {
  const overlaps = gram(W, n, hidden);
  const attack = Float64Array.from({ length: n }, (_, i) => (by ? by.sign * by.attack[i]! : 0));
  const through = (x: Float64Array) =>
    Float64Array.from({ length: n }, (_, k) =>
      Math.max(0, b[k]! + dot(overlaps.subarray(k * n, (k + 1) * n), x)),
    );
  const loss = (out: Float64Array) =>
    out.reduce((sum, value, k) => sum + importance[k]! * (value - input[k]!) ** 2, 0);
  const clean = through(input);
  const attacked = through(input.map((value, i) => value + attack[i]!));
  return {
    input,
    attack,
    clean,
    attacked,
    cleanLoss: loss(clean),
    attackedLoss: loss(attacked),
    target: by?.target ?? -1,
    sign: by?.sign ?? 1,
  };
}
