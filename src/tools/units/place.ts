/** On which side of a unit an input excites it, by its kernel. */
import { rowsOf, type Kernel } from '#lib/circuits/expand.ts';

/** Part of all weights by which the upper half must outweigh the lower one, or the other way round. */
const lean = 0.25;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** `here` for a kernel of one cell; `vertical` is the upper half minus the lower one, as a part of all absolute weights. */
export function placeOf(kernel: Kernel, unit: number): { place: string; vertical: number } {
  const rows = rowsOf(kernel, unit);
  if (rows.length === 1) return { place: 'here', vertical: 0 };
  const middle = (rows.length - 1) / 2;
  const upper = sum(rows.filter((_, y) => y < middle).flat());
  const lower = sum(rows.filter((_, y) => y > middle).flat());
  const vertical = Number(((upper - lower) / sum(rows.flat().map(Math.abs))).toFixed(2));
  return { place: vertical > lean ? 'above' : vertical < -lean ? 'below' : 'everywhere', vertical };
}
