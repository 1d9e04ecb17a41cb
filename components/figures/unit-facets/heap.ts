/** The photographs of all groups in one heap, strongest first, as the reader meets them. */
import type { FacetUnit } from '#lib/units/facets.ts';
import { photographsShown } from './params.ts';

export function heapOf({ best, facets }: Pick<FacetUnit, 'best' | 'facets'>): number[] {
  const all = facets.flatMap(({ pictures }) => pictures.slice(0, photographsShown));
  const place = (index: number): number => (best.includes(index) ? best.indexOf(index) : best.length);
  return all.sort((a, b) => place(a) - place(b));
}
