/** What the reader may guess of one cell of the larger model, and what became of it. */
import type { Outcome as Came } from '#components/figure-kit/live.ts';
import { cellOf } from '#lib/superposition/phase-config.ts';
import type { Outcome } from '#lib/superposition/theory.ts';
import { spot } from './params.ts';
import { outcomeAround, type ViewModel } from './view-model.ts';

export const options: readonly { value: Outcome; label: string }[] = [
  { value: 'superposed', label: 'shares a dimension' },
  { value: 'dedicated', label: 'has one to itself' },
  { value: 'ignored', label: 'is ignored' },
];

const became: Readonly<Record<Outcome, string>> = {
  superposed: 'The last feature shares a dimension.',
  dedicated: 'The last feature has a dimension to itself, and the other two share the second one.',
  ignored: 'The last feature is ignored.',
};

export function outcomeOf(shown: ViewModel): Came | undefined {
  const value = outcomeAround(shown, cellOf(spot.density, spot.importance, shown.cells));
  return value && { value, sentence: became[value] };
}
