/** Opens experiments on toy models with the engine for where they run. */
import type { ToyConfig } from './config.ts';
import { openPhase } from './phase.ts';
import { toyOf, type PhaseConfig } from './phase-config.ts';
import { startTrainer } from './start.ts';
import { openToy } from './toy.ts';

/** Rejects with a sentence for a config that cannot be run. */
export const openTrainedToy = async (config: ToyConfig) => openToy(config, await startTrainer(config));

/** Rejects with a sentence for a config that cannot be run. */
export async function openTrainedPhase(config: PhaseConfig) {
  const toy = toyOf(config);
  return openPhase(config, toy, await startTrainer(toy));
}
