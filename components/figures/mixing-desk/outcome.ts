/** What the reader may guess, and how a run answers it. */
import type { GuessOption } from '#components/figure-kit/frame/guess.ts';
import { shareOfOne, type Desk } from './desk.ts';
import type { DeskValues } from './params.ts';

export const options: readonly GuessOption[] = [
  { value: 'all', label: 'nearly all' },
  { value: 'half', label: 'about half' },
  { value: 'none', label: 'hardly any' },
];

export const percentOf = (density: number): string => `${Math.round(100 * density)}\u00a0%`;

export const questionOf = ({ density, hidden }: DeskValues): string =>
  `Each feature is there in ${percentOf(density)} of the samples. How many of the ${hidden} neurons will read one feature?`;

/** Three quarters and more are nearly all, a quarter and less hardly any. `dense` is the recorded model. */
export function outcomeOf(
  desk: Desk,
  dense: Desk | undefined,
  { density, activation }: DeskValues,
): { value: string; sentence: string } {
  const share = shareOfOne(desk);
  const compared = dense && (density < 1 || activation === 'linear');
  return {
    value: share >= 0.75 ? 'all' : share <= 0.25 ? 'none' : 'half',
    sentence: `At density ${density}, ${desk.one} of ${desk.hidden} neurons read one feature${
      compared
        ? `; with a ReLU and features that are always there, as recorded, ${dense.one} of ${dense.hidden}`
        : ''
    }.`,
  };
}
