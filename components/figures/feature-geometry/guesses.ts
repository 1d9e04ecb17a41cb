/** What the reader may guess before the run, and what came out. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { onPlateau, type ViewModel } from './view-model.ts';

export const guesses = [
  { value: 'smoothly', label: 'smoothly' },
  { value: 'steps', label: 'in steps' },
] as const;

/** A step is a level at which several models rest although their features are not equally rare. */
const fewest = 3;

export function outcomeOf({ perFeature, rarities, hidden, features }: ViewModel): Outcome {
  const [one, half] = [onPlateau(perFeature, 1), onPlateau(perFeature, 1 / 2)];
  return {
    value: half >= fewest ? 'steps' : 'smoothly',
    sentence: `With ${features} features in ${hidden} dimensions, ${one} of ${rarities.length} models rest at one dimension per feature and ${half} at one half${half < fewest ? ', too few for a step' : ''}.`,
  };
}
