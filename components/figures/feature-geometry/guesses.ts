/** What the reader may guess before the run, and what came out. */
import { onPlateau, type Shown } from './shown.ts';

export const guesses = [
  { value: 'smoothly', label: 'smoothly' },
  { value: 'steps', label: 'in steps' },
] as const;

/** A step is a level at which several models rest although their features are not equally rare. */
const fewest = 3;

export const rightGuess = ({ perFeature }: Shown): string =>
  onPlateau(perFeature, 1 / 2) >= fewest ? 'steps' : 'smoothly';

export function outcomeOf({ perFeature, rarities, hidden, features }: Shown): string {
  const [one, half] = [onPlateau(perFeature, 1), onPlateau(perFeature, 1 / 2)];
  return `With ${features} features in ${hidden} dimensions, ${one} of ${rarities.length} models rest at one dimension per feature and ${half} at one half${half < fewest ? ', too few for a step' : ''}.`;
}
