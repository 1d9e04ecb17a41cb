/** What the heaps of all directions amount to: how pure they are by kind, and whether a kind stands out. */
import {
  heapSize,
  kinds,
  type Directions,
  type FactorizeSnapshot,
  type Kind,
} from '#lib/dictionary/factorize-config.ts';

/** The reader's words for the kinds, and their colors. */
export const kindWords: Readonly<Record<Kind, { one: string; many: string; color: string }>> = {
  random: { one: 'random direction', many: 'random directions', color: 'var(--category-8)' },
  unit: { one: 'unit', many: 'units', color: 'var(--category-2)' },
  factor: { one: 'factor', many: 'factors', color: 'var(--category-1)' },
};

export interface Measured {
  kind: Kind;
  /** Directions. */
  of: number;
  /** Of all heaps: how many of their photographs show the most frequent class. */
  mean: number;
  /** Standard error of the mean. */
  error: number;
  /** [0..heapSize]: the share of directions with so many. */
  shares: number[];
}

export function measureOf(kind: Kind, { share }: Pick<Directions, 'share'>): Measured {
  const counts = Array.from(share, (value) => Math.round(value * heapSize));
  const of = counts.length;
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, of);
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, of - 1);
  const shares = Array.from<number>({ length: heapSize + 1 }).fill(0);
  for (const count of counts) shares[count]! += 1 / of;
  return { kind, of, mean, error: Math.sqrt(variance / Math.max(1, of)), shares };
}

export const measuresOf = ({ found }: Pick<FactorizeSnapshot, 'found'>): Measured[] =>
  kinds.map((kind) => measureOf(kind, found[kind]));

/** The kind with the purest heaps, if it leads the next by more than two standard errors of the difference; else undefined. */
export function purest(measures: readonly Measured[]): Kind | undefined {
  const [first, second] = measures.toSorted((a, b) => b.mean - a.mean);
  if (!first || !second) return first?.kind;
  return first.mean - second.mean > 2 * Math.hypot(first.error, second.error) ? first.kind : undefined;
}
