/** What the reader may expect before the operation. */
import type { GuessOption } from '#components/figure-kit/frame/guess.ts';

export const questions = {
  curves:
    'Without a single negative weight, how much of its strongest answer will the unit give to the opposite curve?',
  photographs: 'Cut the four strongest of its inputs: how much of its response to its best photographs goes?',
} as const;

/** The operation that answers each. */
export const operationAsked = { curves: 'positive', photographs: 'strongest' } as const;

export const guesses: Record<keyof typeof questions, readonly GuessOption[]> = {
  curves: [
    { value: 'little', label: 'as little as before' },
    { value: 'some', label: 'up to half' },
    { value: 'most', label: 'more than half' },
  ],
  photographs: [
    { value: 'little', label: 'less than 10%' },
    { value: 'some', label: '10 to 30%' },
    { value: 'most', label: 'more than 30%' },
  ],
};
