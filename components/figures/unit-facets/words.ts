/** What the figure says in sentences, and the question that it asks. */
import type { GuessOption } from '#components/figure-kit/frame/guess.ts';
import type { FacetUnit } from '#lib/units/facets.ts';
import type { Made } from './made.ts';
import type { FacetsValues } from './params.ts';

export const question = ({ layer, unit }: Pick<FacetsValues, 'layer' | 'unit'>): string =>
  `Of 10,000 photographs, these excite unit ${unit} of ${layer} most. How many kinds of thing does it answer to?`;

export const guesses: readonly GuessOption[] = [
  { value: '1', label: 'one kind' },
  { value: '2', label: 'two kinds' },
  { value: '3', label: 'three or more' },
];

const numbers = ['no', 'one', 'two', 'three', 'four'];

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What the groups are called; a second one of the same kind says so. */
export const namesOf = ({ facets }: Pick<FacetUnit, 'facets'>): string[] =>
  facets.map(({ label }, k) => {
    const name = label === 'mixed' ? 'of many kinds' : label;
    return facets.slice(0, k).some((other) => other.label === label) ? `${name}, another group` : name;
  });

/** What came out of sorting, as a value of `guesses` and in words. */
export function outcomeOf(unit: FacetUnit): { value: string; sentence: string } {
  const { facets, name } = unit;
  const labels = namesOf(unit).map((label) => `“${label}”`);
  const sorted =
    facets.length === 1
      ? `Sorted by what the next layer makes of them, they stay one group: ${labels[0]}.`
      : `Sorted by what the next layer makes of them, they fall into ${numbers[facets.length] ?? facets.length} groups: ${listed(labels)}.`;
  return { value: String(Math.min(facets.length, 3)), sentence: `${sorted} Field notes: “${name}”.` };
}

/** A share as whole percent, but a small one never as nothing. */
export const percent = (share: number): string =>
  share > 0 && share < 0.005 ? 'less than 1%' : `${Math.round(100 * share)}%`;

/** Three digits. */
export const shown = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

/** How the made pictures compare with the photographs; empty before the first step. */
export function verdict({ step, responses, best, isRecorded }: Omit<Made, 'pictures'>): string {
  if (step === 0 || best <= 0) return '';
  const times = responses.map((response) => response / best);
  const words = listed(times.map((factor) => factor.toFixed(1)));
  const above = times.filter((factor) => factor > 1).length;
  const after = `${isRecorded ? 'Recorded: after' : 'After'} ${step} ${step === 1 ? 'step' : 'steps'}`;
  if (times.length === 1)
    return `${after} the picture excites the unit ${words} times as much as the best photograph.`;
  if (above === times.length)
    return `${after} every picture excites the unit more than the best photograph: ${words} times as much.`;
  return `${after} ${above === 0 ? 'no picture excites' : `${numbers[above]} of ${numbers[times.length]} pictures excite${above === 1 ? 's' : ''}`} the unit more than the best photograph: ${words} times as much.`;
}
