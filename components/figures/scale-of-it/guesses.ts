/** What the reader may guess before the areas change, and what came out. */
import type { Outcome } from '#components/figure/live.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import { firstShare, halfOf, percent, said, total, type Quantity } from './quantities.ts';
import type { Counted } from './shown.ts';

export const question =
  'Cut the network in the middle, as many layers on each side. Does the half that holds most of the weights do most of the multiplications too?';

export const options = [
  { value: 'same', label: 'yes' },
  { value: 'other', label: 'no, the other half does' },
  { value: 'even', label: 'they are about even' },
] as const;

/** The two that are compared. Whoever has seen the areas of both knows. */
export const compared = ['weights', 'multiplications'] as const satisfies readonly Quantity[];

/** Closer to one half than this counts as even. */
const near = 0.05;

export function outcomeOf({ network, layers }: Counted): Outcome {
  const [weights, work] = compared.map((quantity) => firstShare(layers, quantity)) as [number, number];
  const half = halfOf(layers);
  const value = Math.abs(work - 0.5) < near ? 'even' : work > 0.5 === weights > 0.5 ? 'same' : 'other';
  const amount = (quantity: Quantity) => said(total(layers.map((layer) => layer[quantity])));
  return {
    value,
    sentence: `In ${networkTitles[network]}, the first ${half} layers hold ${percent(weights)} of the ${amount('weights')} weights and do ${percent(work)} of the ${amount('multiplications')} multiplications.`,
  };
}
