/**
 * Directions among the units of a layer, and the photographs that lie farthest along them. A direction is one weight for each unit;
 * how far a photograph lies along it is the weighed sum of what the units say to it. Which photographs are the farthest depends
 * neither on the length of the direction nor on where zero is.
 */
import type { Random } from '../math/random.ts';
import type { ActivationSample } from './activation-sample.ts';

/**
 * Each unit's values divided by their standard deviation over the photographs, so that no unit counts for more because it is louder; a
 * unit that says the same to every photograph becomes silent.
 */
export function alikeLoud({ photographs, units, values }: ActivationSample): ActivationSample {
  const scaled = new Float32Array(values.length);
  for (let unit = 0; unit < units; unit++) {
    let [sum, squares] = [0, 0];
    for (let i = unit; i < values.length; i += units) {
      sum += values[i]!;
      squares += values[i]! ** 2;
    }
    const variance = squares / photographs - (sum / photographs) ** 2;
    if (variance <= 1e-12 * (squares / photographs)) continue;
    const deviation = Math.sqrt(variance);
    for (let i = unit; i < values.length; i += units) scaled[i] = values[i]! / deviation;
  }
  return { photographs, units, values: scaled };
}

/** A direction that prefers none: independent normal weights. Its length is left as it comes. */
export const randomDirection = (units: number, random: Random): Float32Array =>
  Float32Array.from({ length: units }, () => random.normal());

/** How far each photograph lies along `direction`, [photographs]. Four sums at a time, since each addition waits for the one before it. */
export function along(
  { photographs, units, values }: ActivationSample,
  direction: Float32Array,
): Float32Array {
  const result = new Float32Array(photographs);
  const whole = units - (units % 4);
  for (let i = 0; i < photographs; i++) {
    const row = i * units;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let unit = 0; unit < whole; unit += 4) {
      s0 += values[row + unit]! * direction[unit]!;
      s1 += values[row + unit + 1]! * direction[unit + 1]!;
      s2 += values[row + unit + 2]! * direction[unit + 2]!;
      s3 += values[row + unit + 3]! * direction[unit + 3]!;
    }
    for (let unit = whole; unit < units; unit++) s0 += values[row + unit]! * direction[unit]!;
    result[i] = s0 + s1 + s2 + s3;
  }
  return result;
}

/** The `count` places of the largest of `values`, largest first; of equals the one that comes first. Fewer where there are fewer. */
export function farthest(values: Float32Array, count: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (found.length === count && values[i]! <= values[found[count - 1]!]!) continue;
    let place = Math.min(found.length, count - 1);
    for (; place > 0 && values[found[place - 1]!]! < values[i]!; place--) found[place] = found[place - 1]!;
    found[place] = i;
  }
  return found;
}

/** Over how many units a direction is spread: (Σ|w|)² / Σw², 1 for one unit, all of them where all weigh alike; 0 for none. */
export function spread(direction: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < direction.length; i++) {
    sum += Math.abs(direction[i]!);
    squares += direction[i]! ** 2;
  }
  return squares === 0 ? 0 : sum ** 2 / squares;
}
