/** The run by octaves: its sizes, its curves, and where it is in words. */
import type { Curve } from '#components/plots/curve.ts';
import type { DreamSnapshot } from '#lib/optvis/dream-config.ts';

type Run = Pick<DreamSnapshot, 'sizes' | 'stepsPerOctave' | 'objective'>;

/** Each octave that has begun, with its part of the objective; the last one has all that came after. */
export function octaveParts({ sizes, stepsPerOctave, objective }: Run) {
  return sizes
    .map(([width, height], k) => ({
      width,
      height,
      objective: objective.slice(
        k * stepsPerOctave,
        k === sizes.length - 1 ? undefined : (k + 1) * stepsPerOctave,
      ),
    }))
    .filter((part) => part.objective.length > 0);
}

const dashes = [undefined, '6 3', '2 3', '9 3 2 3', '12 3'];

/** One curve an octave, each from its own first step on: they are measured on pictures of different sizes. */
export const octaveCurves = (octaves: readonly { side: number; values: ArrayLike<number> }[]): Curve[] =>
  octaves.map(({ side, values }, k) => ({
    name: `octave ${k + 1}, ${side} px`,
    values,
    color: `var(--category-${k + 1})`,
    dash: dashes[k],
  }));

/** `octave 2 of 3, at 114 × 114 px`. */
export function whereabouts({
  octave,
  sizes,
  step,
}: Pick<DreamSnapshot, 'octave' | 'sizes' | 'step'>): string {
  const [width, height] = sizes[octave]!;
  return step === 0
    ? 'step 0'
    : `step ${step}, octave ${octave + 1} of ${sizes.length}, at ${width} × ${height} px`;
}
