/** What the reader may guess before trying. */
export const question = 'Before you turn it: what will happen on the wheel?';

export const guesses = [
  { value: 'same', label: 'the same units stay awake' },
  { value: 'around', label: 'the activity goes round with it' },
  { value: 'anywhere', label: 'it jumps about' },
] as const;
