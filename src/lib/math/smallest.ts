/** The smallest of numbers of which some may be NaN, as the losses of a run that went diverged: NaN is never the smallest. */

/** Its place between `from` and `to` (exclusive); `from` where none is a number. */
export function indexOfSmallest(values: ArrayLike<number>, from = 0, to = values.length): number {
  let best = from;
  for (let k = from + 1; k < to; k++)
    if (values[k]! < values[best]! || (Number.isNaN(values[best]) && !Number.isNaN(values[k]))) best = k;
  return best;
}

/** For `sort`: smallest first, NaN last. */
export const nanLast = (a: number, b: number): number =>
  Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || a - b || 0;
