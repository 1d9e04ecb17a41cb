/**
 * Which inputs of a unit count, by its expanded weights. One rule everywhere: an edge is as strong as the root of the sum of its squared weights,
 * and it excites where the sum of its weights is above zero.
 */
import { createRandom } from '../math/random.ts';
import type { Kernel } from './expand.ts';

export interface Input {
  /** Of the earlier layer. */
  unit: number;
  sum: number;
  strength: number;
}

/** Every unit of the earlier layer, in order. `values` is [height][width][channels], one kernel a channel. */
export function inputsOf({ channels, values }: Kernel): Input[] {
  const inputs = Array.from({ length: channels }, (_, unit) => ({ unit, sum: 0, strength: 0 }));
  values.forEach((weight, i) => {
    const input = inputs[i % channels]!;
    input.sum += weight;
    input.strength += weight ** 2;
  });
  for (const input of inputs) input.strength = Math.sqrt(input.strength);
  return inputs;
}

/** The `count` strongest that excite (`sign` 1) or inhibit (-1), strongest first. */
export const strongest = (inputs: readonly Input[], count: number, sign: 1 | -1 = 1): Input[] =>
  inputs
    .filter(({ sum }) => sum * sign > 0)
    .sort((a, b) => b.strength - a.strength || a.unit - b.unit)
    .slice(0, count);

/** `count` different inputs drawn by `seed`, in order. */
export function randomInputs(inputs: readonly Input[], count: number, seed: number): Input[] {
  const left = [...inputs];
  const random = createRandom(seed);
  const drawn = Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random.uniform() * left.length), 1)[0]!,
  );
  return drawn.sort((a, b) => a.unit - b.unit);
}
