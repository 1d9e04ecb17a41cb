/** Conditions that several families share. */
import type { Condition } from './rule.ts';

export const favorite = (what: string, atLeast = 0.8): Condition => ({
  measure: 'share',
  atLeast,
  words: (limit) => `${what} excites it at least ${limit} as much as anything else it was shown`,
});

export const narrow = (atMost: number): Condition => ({
  measure: 'width',
  atMost,
  unit: 'degrees',
  words: (limit) => `it keeps half of its response over at most ${limit}`,
});

export const calm: Condition = {
  measure: 'shapeless',
  atMost: 0.6,
  words: (limit) => `noise and plain colors excite it at most ${limit} as much`,
};

export const atMost = (name: string, share: number, what: string): Condition => ({
  measure: name,
  atMost: share,
  words: (limit) => `${what} excites it at most ${limit} as much`,
});

/** Of the weakest units of a layer it is hard to say what they are for. */
export const strong: Condition = {
  measure: 'strength',
  atLeast: 0.8,
  words: (limit) => `the response is at least ${limit} of what units of its layer typically reach`,
};
