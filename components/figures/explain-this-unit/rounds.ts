/**
 * The ten rounds of each network as record.ts recorded them: a unit, the photographs that are studied, those kept for
 * questions, and the explanations on offer.
 */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { Rule } from '#lib/units/rules.ts';

/** A photograph of CIFAR-10’s test set by its number, the unit’s response to it, and its class. */
export type Studied = readonly [picture: number, response: number, label: string];

export interface Offer {
  rule: Rule;
  /** Correlation of what the rule says with the responses: on the studied photographs, and on the 60 kept for questions. */
  fit: number;
  score: number;
}

export interface Round {
  /** As in `inception_4b:138`. */
  unit: string;
  /** As the field notes have it. */
  name: string;
  /** The strongest response of all 10,000. */
  largest: number;
  study: { best: readonly Studied[]; middle: readonly Studied[]; low: readonly Studied[] };
  quiz: { pictures: readonly number[]; values: readonly number[] };
  /** Of the rules about one thing, of the rules about two classes, of colors: the one that fits the studied photographs best. */
  offers: readonly Offer[];
}

export type Rounds = Partial<Record<NetworkId, readonly Round[]>>;

/** An explanation is worth offering as right from this score on. */
export const worth = 0.3;

export const studied = ({ study }: Pick<Round, 'study'>): Studied[] => [
  ...study.best,
  ...study.middle,
  ...study.low,
];

/** The best of the offers that make do with one thing, by what could be seen while studying. */
export const simplest = ({ offers }: Round): Offer =>
  offers.filter(({ rule }) => rule.kind !== 'two classes').sort((a, b) => b.fit - a.fit)[0]!;

/** How far the best of the offers carries: its score on the photographs kept for questions. */
export const carries = ({ offers }: Pick<Round, 'offers'>): number =>
  Math.max(...offers.map(({ score }) => score));
