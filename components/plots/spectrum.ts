/** What a chart of spectra needs to know: which powers of ten it spans, its ticks, and a sentence. */
import { english } from '#lib/math/english.ts';

export interface Spectrum {
  name: string;
  /** Power in each ring of frequencies; what is not above zero is not drawn. */
  power: ArrayLike<number>;
  /** A CSS color. */
  color: string;
  dash?: string | undefined;
}

/** More would make every curve flat; what is weaker than this part of the strongest is rounding. */
const mostDecades = 10;

const drawable = (value: number): boolean => value > 0 && Number.isFinite(value);

/** The exponents of the powers of ten around all values, at most ten apart, the high ones counting. -1 and 0 where there is none. */
export function decades(spectra: readonly Pick<Spectrum, 'power'>[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { power } of spectra)
    for (const value of Array.from(power).filter(drawable)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (low > high) return [-1, 0];
  // Plus zero: the ceiling of -0.3 is -0, which is written differently.
  const top = Math.ceil(Math.log10(high)) + 0;
  return [Math.max(Math.min(Math.floor(Math.log10(low)), top - 1), top - mostDecades), top];
}

/** Points [frequency, power] of a spectrum above 10^lowest. */
export function pointsOf(
  power: ArrayLike<number>,
  frequencies: ArrayLike<number>,
  lowest: number,
): [number, number][] {
  return Array.from(power, (value, i): [number, number] => [frequencies[i]!, value]).filter(
    ([, value]) => drawable(value) && value >= 10 ** lowest,
  );
}

/** 1, 2, 4 .. up to `highest`. */
export const octaves = (highest: number): number[] =>
  Array.from({ length: Math.floor(Math.log2(Math.max(1, highest))) + 1 }, (_, i) => 2 ** i);

/** How often the power at the coarse end is that at the fine end, for each spectrum. */
export function spectrumSummary(spectra: readonly Pick<Spectrum, 'name' | 'power'>[]): string {
  const parts = spectra.map(({ name, power }) => {
    const values = Array.from(power).filter(drawable);
    if (values.length < 2) return `${name}: no values yet`;
    const ratio = values[0]! / values.at(-1)!;
    const times = (factor: number): string => english(Number(factor.toPrecision(2)));
    return ratio >= 1
      ? `${name}: ${times(ratio)} times as much in the coarsest waves as in the finest`
      : `${name}: ${times(1 / ratio)} times as much in the finest waves as in the coarsest`;
  });
  return `Power by frequency. ${parts.join('; ')}.`;
}
