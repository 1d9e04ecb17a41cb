/** The guesses to choose from, and what is said once the run can answer. */
import type { GuessOption } from '#components/figure-kit/frame/guess.ts';

export type Ending = 'flat' | 'smooth' | 'steps';

export const question = 'You see the first tenth of six runs. How will the loss of most models go on?';

export const options: readonly (GuessOption & { value: Ending })[] = [
  { value: 'flat', label: 'it stays where it is' },
  { value: 'smooth', label: 'it falls smoothly' },
  { value: 'steps', label: 'it rests, then falls in steps' },
];
