/** The public face of the experiment `facets`: one run for each group of photographs that excite a unit. Plain data, so it crosses to the worker. */
import type { RenderConfig, RenderSnapshot } from './config.ts';
import { between } from './check.ts';

/** A group of photographs that excite the unit. */
export interface FacetPhotographs {
  label: string;
  photographs: {
    /** In its collection. */
    index: number;
    side: number;
    /** [side * side * 3], RGB in 0..1; enlarged smoothly to the run's size. */
    rgb: Float32Array;
  }[];
}

export interface FacetsConfig {
  /** All runs: one unit, one seed; each is steered toward its own group. */
  run: Omit<RenderConfig, 'objective' | 'sign' | 'toward' | 'batch'>;
  facets: FacetPhotographs[];
  /** What the way toward the group counts in the first step, in responses to the best photograph; 0 steers nothing. */
  weight: number;
  /** The step from which the unit alone decides; until then the weight falls evenly. */
  until: number;
}

export interface FacetSnapshot {
  label: string;
  /** The picture as it is now. */
  run: RenderSnapshot;
  /** The unit's mean over positions, after its ReLU, on that picture without transforms. */
  response: number;
  /** The same on the photographs of the group, in their order. */
  photographs: { index: number; response: number }[];
}

export interface FacetsSnapshot {
  step: number;
  /** The unit that was asked. */
  of: Pick<RenderConfig, 'network' | 'layer' | 'unit'>;
  facets: FacetSnapshot[];
  /** The strongest response to any of the photographs. */
  best: number;
  /**
   * How alike the present pictures are in `alikeIn`, an early layer: the mean cosine between the Gram matrices of two of them; null for one
   * picture.
   */
  alike: number | null;
  alikeIn: string;
}

export const facetLimits = { facets: 4, weight: 8 } as const;

/** One sentence for each thing that is wrong with what a run does not know. */
export function checkFacets({ facets, weight, until }: FacetsConfig): string[] {
  return [
    between('The number of groups', facets.length, 1, facetLimits.facets),
    facets.some(({ photographs }) => photographs.length === 0) ? 'Each group needs a photograph.' : undefined,
    between('The weight of the group', weight, 0, facetLimits.weight),
    Number.isInteger(until) && until > 0
      ? undefined
      : `The weight must fall to 0 at a whole step; ${until} is not.`,
  ].filter((message) => typeof message === 'string');
}
