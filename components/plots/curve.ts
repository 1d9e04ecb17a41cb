/** What a chart needs to know of its curves: their range, few enough points to draw, and a sentence. */

export interface Curve {
  name: string;
  /** One value a step. */
  values: ArrayLike<number>;
  /** The last step, where only some of the values were kept, evenly spread from step 1 on. */
  steps?: number | undefined;
  /** A CSS color. */
  color: string;
  dash?: string | undefined;
}

/** Lowest and highest finite value of all curves; 0 to 1 where there is none. */
export function extent(curves: readonly ArrayLike<number>[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const values of curves)
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  if (low > high) return [0, 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** An extent that has a logarithm; where it has none, a power of ten below its upper end. */
export const logDomain = ([low, high]: [number, number]): [number, number] =>
  low > 0 ? [low, high] : [high / 10, high];

/** Round numbers for a logarithmic axis: powers of ten, and 2 and 5 times them where there are few; `otherwise` where these are too few. */
export function logTicks(domain: readonly number[], otherwise: number[]): number[] {
  const [low, high] = [domain[0] ?? 1, domain[1] ?? 10];
  const first = Math.floor(Math.log10(low));
  const decades = Math.ceil(Math.log10(high)) - first;
  const every = Math.max(1, Math.ceil(decades / 5));
  const ticks = Array.from({ length: decades + 1 }, (_, i) => first + i)
    .filter((exponent) => exponent % every === 0)
    .flatMap((exponent) =>
      // Written as text and read again: 3 * 10 ** -3 is not quite 0.003.
      (decades <= 2 ? [1, 2, 5] : [1]).map((factor) => Number(`${factor}e${exponent}`)),
    )
    .filter((tick) => tick >= low && tick <= high);
  return ticks.length > 1 ? ticks : otherwise;
}

/**
 * Points `[step, value]`, step 1 for the first value and `steps` for the last, at most about `most` of them: every n-th
 * and the last, so that a long run costs no more to draw than a short one. Values that are not finite are left out.
 */
export function thin(values: ArrayLike<number>, most: number, steps = values.length): [number, number][] {
  const between = values.length > 1 ? (steps - 1) / (values.length - 1) : 0;
  const every = Math.max(1, Math.ceil(values.length / most));
  const points: [number, number][] = [];
  for (let i = 0; i < values.length; i++)
    if ((i % every === 0 || i === values.length - 1) && Number.isFinite(values[i]))
      points.push([1 + i * between, values[i]!]);
  return points;
}

const round = (value: number): string => Number(value.toPrecision(3)).toString();

export function summary(
  curves: readonly Pick<Curve, 'name' | 'values' | 'steps'>[],
  quantity: string,
): string {
  const parts = curves.map(({ name, values, steps = values.length }) => {
    if (values.length === 0) return `${name}: no values yet`;
    return `${name}: from ${round(values[0]!)} to ${round(values[values.length - 1]!)} over ${steps} steps`;
  });
  return `${quantity}. ${parts.join('; ')}.`;
}
