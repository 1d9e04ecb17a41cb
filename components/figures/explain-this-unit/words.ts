/** Numbers and levels as readers see them. */

/** By rating. */
export const levelWords = [
  'not at all',
  'a quarter as strongly as its best',
  'half as strongly as its best',
  'three quarters as strongly as its best',
  'as strongly as its best',
] as const;

export const shownScore = (score: number): string =>
  score
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

export const photographAt = (index: number): string => `${base}cifar10/test/${index}.webp`;
