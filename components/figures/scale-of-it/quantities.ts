/** What of a network can be counted, and how amounts are said. */
import { english } from '#lib/math/english.ts';
import type { LayerCount } from '#lib/networks/count.ts';

export const quantities = ['units', 'neurons', 'weights', 'multiplications'] as const;
export type Quantity = (typeof quantities)[number];

export const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

export const amountsOf = (layers: readonly LayerCount[], quantity: Quantity): number[] =>
  layers.map((layer) => layer[quantity]);

/** Layers in the first half of the network; the one in the middle of an odd number belongs to it. */
export const halfOf = (layers: readonly unknown[]): number => Math.ceil(layers.length / 2);

/** How much of the whole the first half of the layers holds, 0..1. */
export function firstShare(layers: readonly LayerCount[], quantity: Quantity): number {
  const amounts = amountsOf(layers, quantity);
  return total(amounts.slice(0, halfOf(layers))) / total(amounts);
}

export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** 6,744. */
export const whole = (amount: number): string => english(amount);

/** 6,744, or 1.58 billion. */
export function said(amount: number): string {
  if (amount < 1e6) return whole(Math.round(amount));
  const [size, word] = amount < 1e9 ? [1e6, 'million'] : [1e9, 'billion'];
  return `${Number((amount / size).toPrecision(3))} ${word}`;
}

/** As the figure writes a layer: short enough to stand under a square. */
export const shortName = (layer: string): string =>
  layer.replace(/^inception_/, '').replace(/^conv(?=\d_)/, '');
