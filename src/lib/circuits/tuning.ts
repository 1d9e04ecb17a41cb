/**
 * What a tuning curve says: responses at directions that lie evenly on a circle, as numbers that can be compared. Directions are in
 * degrees, clockwise on the screen from the right, and a curve's first value belongs to 0.
 */

/** Degrees from `b` to `a`, in -period/2 .. period/2. */
export function turnBetween(a: number, b: number, period = 360): number {
  const d = (((a - b) % period) + period) % period;
  return d > period / 2 ? d - period : d;
}

/** How far from the peak responses count for the refined direction, and above which share of it, in degrees and 0..1. */
const window = 45;
const floor = 0.5;

/**
 * Where a curve peaks, finer than its steps: the mean of the directions within 45 degrees of the largest value, each with the weight by which
 * it exceeds half of that. NaN for a curve with no response.
 */
export function preferred(curve: ArrayLike<number>, period = 360): number {
  const step = period / curve.length;
  const values = Array.from(curve);
  const peak = Math.max(...values);
  if (!(peak > 0)) return NaN;
  const top = values.indexOf(peak) * step;
  let [sum, total] = [0, 0];
  values.forEach((value, i) => {
    const away = turnBetween(i * step, top, period);
    const weight = Math.abs(away) > (window * period) / 360 ? 0 : Math.max(0, value - floor * peak);
    sum += weight * away;
    total += weight;
  });
  return (top + sum / total + period) % period;
}

/** Degrees over which a curve stays above half of its peak, around the peak. The whole period for a curve that never falls below. */
export function halfWidth(curve: ArrayLike<number>, period = 360): number {
  const n = curve.length;
  const values = Array.from(curve);
  const peak = Math.max(...values);
  const top = values.indexOf(peak);
  const reach = (way: 1 | -1): number => {
    for (let k = 1; k <= n; k++) {
      const [before, now] = [
        values[(top + way * (k - 1) + n * k) % n]!,
        values[(top + way * k + n * k) % n]!,
      ];
      if (now < peak / 2) return k - 1 + (before - peak / 2) / (before - now);
    }
    return n;
  };
  return Math.min(period, ((reach(1) + reach(-1)) * period) / n);
}

/** The largest response within 30 degrees of the direction opposite to `direction`, as a share of the peak. */
export function echo(curve: ArrayLike<number>, direction: number): number {
  const step = 360 / curve.length;
  const values = Array.from(curve);
  const opposite = values.filter((_, i) => Math.abs(turnBetween(i * step, direction + 180)) <= 30);
  return Math.max(...opposite) / Math.max(...values);
}

/**
 * The mean direction of several curves together, each response squared, and how much they agree on it: 1 where all of it points one way, 0 where
 * no direction stands out. It hangs on no single peak, so it is what another set of stimuli should find again.
 */
export function meanDirection(curves: readonly ArrayLike<number>[]): { direction: number; aim: number } {
  let [x, y, total] = [0, 0, 0];
  for (const curve of curves)
    for (let i = 0; i < curve.length; i++) {
      const [weight, angle] = [curve[i]! ** 2, (2 * Math.PI * i) / curve.length];
      x += weight * Math.cos(angle);
      y += weight * Math.sin(angle);
      total += weight;
    }
  return {
    direction: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360,
    aim: total > 0 ? Math.hypot(x, y) / total : 0,
  };
}
