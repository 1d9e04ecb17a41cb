/** How lines along an arc, all exciting, answer the arc turned around. */
import type { Outcome } from '#components/figure-kit/live.ts';
import type { HandmadeResult } from '#lib/circuits/handmade-unit-config.ts';
import { compare, percent } from './compared.ts';

export function outcomeOf(result: HandmadeResult): Outcome {
  const { handmade, learned } = compare(result);
  const value = handmade.echo < 0.25 ? 'silent' : handmade.echo < 0.9 ? 'weaker' : 'full';
  return {
    value,
    sentence: `Built from lines that excite, the twin gives the opposite curve ${percent(handmade.echo)} of its peak and a straight line ${percent(handmade.line)}; the learned unit, ${percent(learned.echo)} and ${percent(learned.line)}. What is missing?`,
  };
}
