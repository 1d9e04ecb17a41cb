/** What the reader may guess before trying. */
export const question = 'Before you press “line”: how strongly will these units answer a straight line?';

export const guesses = [
  { value: 'same', label: 'like the curve' },
  { value: 'half', label: 'about half as strongly' },
  { value: 'little', label: 'hardly at all' },
] as const;
