/** A unit and its twin, ready to be drawn: the same for the recorded first state and for what was just computed. */
import { side } from '#lib/circuits/handmade.ts';
import type { HandmadeResult } from '#lib/circuits/handmade-unit-config.ts';
import { correlation } from '#lib/math/correlation.ts';
import { tuningOf, type Tuning } from './measures.ts';
import { orientations, type NamedUnit, type ShownKernel } from './twin.ts';

export interface Compared {
  learned: Tuning;
  handmade: Tuning;
  correlation: number | undefined;
}

export function compare({ learned, handmade }: Pick<HandmadeResult, 'learned' | 'handmade'>): Compared {
  const peak = Math.max(...Array.from(learned).slice(0, orientations.length));
  const [a, b] = [tuningOf(learned, peak), tuningOf(handmade, peak)];
  const vary = [a, b].every(({ curve }) => new Set(curve).size > 1);
  return { learned: a, handmade: b, correlation: vary ? correlation(a.curve, b.curve) : undefined };
}

/** “37 %”; what is above 999 % is not worth a digit more. */
export const percent = (part: number): string => (part > 9.99 ? '> 999 %' : `${Math.round(100 * part)} %`);

/** What the reader can be told in one sentence of the curves' peaks, in words for those who do not see them. */
export function tuningWords({ learned, handmade, correlation: r }: Compared, { name }: NamedUnit): string {
  const top = (curve: readonly number[]) => orientations[curve.indexOf(Math.max(...curve))]!;
  const silent = Math.max(...handmade.curve) === 0;
  const twin = silent
    ? 'The twin stays silent'
    : `The twin answers most at ${top(handmade.curve)} degrees, and gives the opposite curve ${percent(handmade.echo)} of its peak`;
  return `Polar chart. The learned ${name} answers most to a curve bulging to ${top(learned.curve)} degrees, clockwise from the right, and gives the opposite curve ${percent(learned.echo)} of its peak. ${twin}${r === undefined ? '' : `; correlation ${r.toFixed(2)}`}.`;
}

/** The unit's expanded weights on `source`; undefined where the result was computed for other parts. */
function rowsBySource(
  { sources, weights }: Pick<HandmadeResult, 'sources' | 'weights'>,
  source: number,
): number[][] | undefined {
  const k = sources.indexOf(source);
  if (k < 0) return undefined;
  const start = k * side * side;
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_, x) => weights[start + y * side + x]!),
  );
}

/** The learned unit's own weights on the same parts, times the peak of each, so that they compare with those made by hand. */
export const learnedKernels = (kernels: readonly ShownKernel[], result: HandmadeResult) =>
  kernels.flatMap(({ part }) => {
    const rows = rowsBySource(result, part.unit);
    return rows ? [{ part, rows: rows.map((row) => row.map((weight) => weight * part.peak)) }] : [];
  });
