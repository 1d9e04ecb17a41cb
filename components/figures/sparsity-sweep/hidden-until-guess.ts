/** How much of the recorded run is kept back until the reader has guessed. */
import type { SweepValues } from './params.ts';

/** The first models are told: about the dense third. */
export const veiledFrom = ({ models }: Pick<SweepValues, 'models'>): number => Math.floor(models / 3);
