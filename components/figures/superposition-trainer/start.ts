/** The models as they are before a run: what is seen until there is one. */
import type { ToyConfig } from '#lib/superposition/config.ts';
import { startWeights } from '#lib/superposition/draw.ts';
import { split } from '#lib/superposition/trainer.ts';
import type { ViewModel } from './view-model.ts';

/** The models before their first step. */
export function startOf(config: ToyConfig): ViewModel {
  const { features, hidden, instances } = config;
  const { W, b } = split(config, startWeights(config));
  const none = new Float32Array(0);
  return { step: 0, features, hidden, instances, W, b, loss: none, curve: none, curveSteps: none };
}
