/**
 * Units of one network beside units of another: which of them respond alike to the same pictures, and what tuning curves have in common
 * once each is turned so that its peak comes first. Comparing units by the correlation of their responses follows Li et al. 2015.
 */
import { createRandom } from '../math/random.ts';

/** The responses of one unit to all pictures, with mean 0 and squared length 1; all zeros for a unit that never changes. */
export type Response = Float64Array;

/** Of every unit, from [pictures, units]. */
export function standardized(responses: ArrayLike<number>, units: number): Response[] {
  const pictures = responses.length / units;
  return Array.from({ length: units }, (_, unit) => {
    const values = Float64Array.from({ length: pictures }, (_, i) => responses[i * units + unit]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / pictures;
    const length = Math.hypot(...values.map((value) => value - mean));
    return values.map((value) => (length > 0 ? (value - mean) / length : 0));
  });
}

const product = (a: Response, b: Response): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

export interface Partner {
  /** Index into the units it was chosen from. */
  unit: number;
  /** -1..1 */
  correlation: number;
}

/** The one of `others` that responds most like `one`. */
export function partnerOf(one: Response, others: readonly Response[]): Partner {
  let best: Partner = { unit: 0, correlation: -Infinity };
  others.forEach((other, unit) => {
    const correlation = product(one, other);
    if (correlation > best.correlation) best = { unit, correlation };
  });
  return best;
}

/** `one` with its pictures in another order: what is left of a correlation then is what choosing the best of many gives. */
export function shuffled(one: Response, seed: number): Response {
  const random = createRandom(seed);
  const values = one.slice();
  for (let i = values.length - 1; i > 0; i--) {
    const k = random.int(i + 1);
    [values[i], values[k]] = [values[k]!, values[i]!];
  }
  return values;
}

/** A curve over a circle of directions, turned so that its largest value comes first, in shares of that; `undefined` where nothing responds. */
export function fromPeak(curve: ArrayLike<number>): number[] | undefined {
  const values = Array.from(curve);
  const peak = Math.max(...values);
  if (!(peak > 0)) return undefined;
  const top = values.indexOf(peak);
  return values.map((_, i) => values[(top + i) % values.length]! / peak);
}

/** The mean of curves of the same length; `undefined` of none. */
export function meanCurve(curves: readonly (readonly number[])[]): number[] | undefined {
  return curves[0]?.map((_, i) => curves.reduce((sum, curve) => sum + curve[i]!, 0) / curves.length);
}

/** The middle one of some numbers, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
