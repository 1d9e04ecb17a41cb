/** What the reader may guess before the run, and what came out. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { heapSize } from '#lib/dictionary/factorize-config.ts';
import { kindWords, purest, type Measured } from './measure.ts';

export const question = 'Your guess: whose heaps will be easiest to name?';

export const guesses = [
  { value: 'unit', label: 'those of units' },
  { value: 'factor', label: 'those of factors' },
  { value: 'random', label: 'those of random directions' },
  { value: 'none', label: 'no kind stands out' },
] as const;

export const tenths = (value: number): string => value.toFixed(1);

/** By the measure that needs no one to look. */
export function outcomeOf(measures: readonly Measured[]): Outcome {
  const kind = purest(measures);
  const means = measures
    .toSorted((a, b) => b.mean - a.mean)
    .map((one) => `${tenths(one.mean)} for ${kindWords[one.kind].many}`);
  const sentence = `Counted instead of named, ${kind ? `${kindWords[kind].many} lead` : 'no kind leads clearly'}: of ${heapSize} photographs in a heap, the most frequent class has ${means.slice(0, -1).join(', ')} and ${means.at(-1)}.`;
  return { value: kind ?? 'none', sentence };
}
