/** What the reader may guess before the areas change, and what came out. */
import type { Outcome } from '#components/figure-kit/live.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import { firstShare, halfOf, percent, said, total, type Quantity } from './quantities.ts';
import type { Counted } from './view-model.ts';

export const options = [
  { value: 'first', label: 'the first' },
  { value: 'even', label: 'about even' },
  { value: 'second', label: 'the second' },
] as const;

export type Asked = Extract<Quantity, 'weights' | 'multiplications'>;

/** What is asked about while the squares show `quantity`: the weights come first. */
export const askedOf = (quantity: Quantity): Asked =>
  quantity === 'multiplications' ? 'multiplications' : 'weights';

export const questions: Readonly<Record<Asked, string>> = {
  weights:
    'Cut the network in the middle, as many layers on each side. Which half holds most of the weights?',
  multiplications:
    'Cut the network in the middle. Which half does most of the multiplications that one picture takes?',
};

/** Closer to one half than this counts as even. */
const near = 0.05;

/** Where most of `quantity` is. */
export function outcomeOf({ network, layers }: Counted, quantity: Asked): Outcome {
  const share = firstShare(layers, quantity);
  const value = Math.abs(share - 0.5) < near ? 'even' : share > 0.5 ? 'first' : 'second';
  const half = halfOf(layers);
  const amount = said(total(layers.map((layer) => layer[quantity])));
  return {
    value,
    sentence: `In ${networkTitles[network]}, the first ${half} layers have ${percent(share)} of the ${amount} ${quantity}, the last ${layers.length - half} have ${percent(1 - share)}.`,
  };
}
