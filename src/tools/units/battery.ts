/** What every unit is shown: some two thousand synthetic pictures in groups, each with the settings that a unit may prefer. */
import { drawn } from './battery-lines.ts';
import { covered } from './battery-surfaces.ts';
import type { Stimulus } from './stimulus.ts';

export const battery: readonly Stimulus[] = [...drawn, ...covered];
