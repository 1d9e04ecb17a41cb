/** Changed inputs as the link has them, `205:0,213:-1`: by number in the layer before, with what the edge is multiplied by. */

import type { Operation } from '#lib/circuits/surgery-config.ts';

/** As many as a link can hold in comfort. */
const most = 96;

/** The list in its shortest form, or with `apart` as a map; undefined where it is none. */
export function readChanges(text: string): string | undefined;
export function readChanges(text: string, apart: true): Map<number, number> | undefined;
export function readChanges(text: string, apart = false): string | Map<number, number> | undefined {
  const changes = new Map<number, number>();
  for (const item of text.split(',').filter((part) => part.trim() !== '')) {
    const found = /^(\d{1,4}):([-−]?\d*\.?\d+)$/.exec(item.trim());
    const factor = Number(found?.[2]?.replace('−', '-'));
    if (!found || !(Math.abs(factor) <= 2)) return undefined;
    changes.set(Number(found[1]), factor);
  }
  if (changes.size > most) return undefined;
  return apart ? changes : writeChanges(changes);
}

/** An edge times 1 is as it was trained; it is written only where it takes back what an operation does (`all`). */
export const writeChanges = (changes: ReadonlyMap<number, number>, all = true): string =>
  [...changes]
    .filter(([, factor]) => all || factor !== 1)
    .sort(([a], [b]) => a - b)
    .map(([unit, factor]) => `${unit}:${Number(factor.toFixed(2))}`)
    .join(',');

/** `text` with the edges of `units` multiplied by `factor`; where no `operation` cuts edges, what is as it was trained is left out. */
export function withChange(
  text: string,
  units: readonly number[],
  factor: number,
  operation: Operation,
): string {
  const changes = readChanges(text, true) ?? new Map<number, number>();
  for (const unit of units) changes.set(unit, factor);
  return writeChanges(changes, operation === 'strongest' || operation === 'random');
}
