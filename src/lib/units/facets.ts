/**
 * What is kept of a unit's responses to photographs, for figures that show more than its best ones: `public/units/<network>/facets.json`, written by
 * `npm run facets` over all 10,000 test pictures of CIFAR-10. A picture is its number in that set; a response is the unit's mean over positions after
 * the ReLU, to three digits.
 */
import type { NetworkId } from '../networks/manifest.ts';

export type FacetFamily = 'polysemantic' | 'clean';

/** A group of a unit's best photographs, found by how the next layer answers to them; the labels only name it. */
export interface Facet {
  /** As in “dog or cat”; “mixed” where no kind makes up most of the group. */
  label: string;
  /** Classes of CIFAR-10 that the label names; none for a mixed group. */
  classes: string[];
  /** Of the 50 best photographs, how many are in the group, and the share of these that are of its most frequent kind. */
  count: number;
  share: number;
  /** Strongest first; 20 at most. */
  pictures: number[];
}

/** A tenth of the way from no response to the largest one: `from` <= response < `to`; the last one has the largest as well. */
export interface RangePart {
  from: number;
  to: number;
  /** How many of all photographs are here. */
  count: number;
  /** Five at most, spread evenly over those that are here in the order of their responses. */
  pictures: number[];
  values: number[];
}

export interface FacetUnit {
  /** As in `inception_4b:138`. */
  unit: string;
  family: FacetFamily;
  /** As in the field notes. */
  name: string;
  largest: number;
  /** Share of all photographs to which it does not respond at all. */
  zero: number;
  /** Photographs by their response, in equal bins from 0 to the largest. */
  histogram: number[];
  /** The 50 best photographs, strongest first. */
  best: number[];
  range: RangePart[];
  /** One where the photographs do not fall into groups; the largest group first. */
  facets: Facet[];
  /** Photographs to be guessed at, in no order: none is among the 20 best or in `range`. */
  quiz: { pictures: number[]; values: number[] };
}

export interface FacetsFile {
  network: NetworkId;
  /** How many photographs were measured, and the side in pixels at which the network saw them. */
  pictures: number;
  size: number;
  units: FacetUnit[];
}

/** The entry of a unit; undefined where nothing was kept of it. */
export const facetsOf = (file: FacetsFile, unit: string): FacetUnit | undefined =>
  file.units.find((entry) => entry.unit === unit);
