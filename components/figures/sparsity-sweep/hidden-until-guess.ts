/** How much of the recorded run is kept back until the reader has guessed. */
import type { SweepValues } from './params.ts';

/** The densest third of the models is shown before the guess. */
export const veiledFrom = ({ models }: Pick<SweepValues, 'models'>): number => Math.floor(models / 3);
