/** The ways in which features may appear together, and what the reader is asked to guess about each. */
import type { ToyConfig } from '#lib/superposition/config.ts';

export interface Arrangement {
  label: string;
  features: number;
  hidden: number;
  /** Each feature's set, which gives its color; features of one set are called partners. */
  sets: readonly number[];
  /** How the features of a set depend on each other. */
  bond: 'none' | 'together' | 'exclude';
  question: string;
}

const inSetsOf = (size: number, features: number): number[] =>
  Array.from({ length: features }, (_, i) => Math.floor(i / size));

export const arrangements = {
  together: {
    label: 'two pairs, together',
    features: 4,
    hidden: 2,
    sets: inSetsOf(2, 4),
    bond: 'together',
    question:
      'Two features are always present at the same time. One points right. Where will the best model put its partner?',
  },
  exclude: {
    label: 'two pairs, never together',
    features: 4,
    hidden: 2,
    sets: inSetsOf(2, 4),
    bond: 'exclude',
    question:
      'Two features are never present at the same time. One points right. Where will the best model put its partner?',
  },
  three: {
    label: 'three pairs, together',
    features: 6,
    hidden: 2,
    sets: inSetsOf(2, 6),
    bond: 'together',
    question:
      'Three pairs, too many for right angles everywhere. One feature points right. Where will the best model put its partner?',
  },
  tens: {
    label: 'two sets of ten, together',
    features: 20,
    hidden: 10,
    sets: inSetsOf(10, 20),
    bond: 'together',
    question:
      'Ten features are always present at the same time, ten others likewise, in ten dimensions. How will most features of one set stand to each other in the best model?',
  },
  none: {
    label: 'independent',
    features: 4,
    hidden: 2,
    sets: inSetsOf(2, 4),
    bond: 'none',
    question:
      'Features know nothing of each other; colors are by number alone. One points right. Where will the best model put the other of its color?',
  },
  rarer: {
    label: 'five, one rarer',
    features: 5,
    hidden: 2,
    sets: [0, 1, 1, 1, 1],
    bond: 'none',
    question:
      'Five equal features make a pentagon. The first becomes rarer than the rest. What will the best model do with it?',
  },
} as const satisfies Record<string, Arrangement>;

export type ArrangementName = keyof typeof arrangements;

/** What `ToyConfig.groups` says of an arrangement. */
export function groupsOf({ sets, bond }: Arrangement): ToyConfig['groups'] {
  if (bond === 'none') return undefined;
  return sets.map((set, i) => ({ set, side: bond === 'exclude' ? i - sets.indexOf(set) : 0 }));
}

/** How many times a pair is offered to each other: the most that a feature can be present. */
export const mostDensity = ({ sets, bond }: Arrangement): number =>
  bond === 'exclude' ? 1 / sets.filter((set) => set === sets[0]).length : 1;
