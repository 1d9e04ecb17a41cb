/** The strongest photographs as the reader meets them, before they are sorted; as many for every unit, so that their number tells nothing. */
import type { FacetUnit } from '#lib/units/facets.ts';

const photographsInHeap = 18;

export const heapOf = ({ best }: Pick<FacetUnit, 'best'>): number[] => best.slice(0, photographsInHeap);
