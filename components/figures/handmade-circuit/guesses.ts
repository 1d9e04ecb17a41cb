/** What the reader may expect of lines along an arc, all exciting, when the arc is turned around. */
export const guesses = [
  { value: 'silent', label: 'hardly' },
  { value: 'weaker', label: 'weaker' },
  { value: 'full', label: 'as much' },
] as const;
