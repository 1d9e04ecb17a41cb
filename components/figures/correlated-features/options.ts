/** The guesses to choose from. */
import type { GuessOption } from '#components/figure-kit/frame/guess.ts';
import type { Relation } from '#lib/superposition/partners.ts';
import type { ArrangementName } from './arrangements.ts';
import type { Fate } from './measured.ts';

const places: readonly (GuessOption & { value: Relation })[] = [
  { value: 'same', label: 'the same way', angle: 0 },
  { value: 'beside', label: 'beside it', angle: 45 },
  { value: 'right', label: 'at a right angle', angle: 90 },
  { value: 'opposite', label: 'opposite', angle: 180 },
];

const fates: readonly (GuessOption & { value: Fate })[] = [
  { value: 'pentagon', label: 'nothing: the pentagon stays' },
  { value: 'bent', label: 'bend the pentagon' },
  { value: 'left out', label: 'leave it out' },
];

export const optionsOf = (arrangement: ArrangementName): readonly GuessOption[] =>
  arrangement === 'rarer' ? fates : places;
