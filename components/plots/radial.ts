/**
 * The geometry of radial tuning curves: responses to a stimulus that is turned all the way round, as lobes around a center. Directions are
 * degrees, clockwise on the screen from the right, so that they are where they point to.
 */

/** Responses at evenly spaced directions, the first of them at `first` degrees. */
export interface Turned {
  first: number;
  values: ArrayLike<number>;
}

/** Slope of a monotone cubic at each sample (Fritsch and Carlson 1980, with harmonic means): it never leaves the range of its neighbors. */
function slopes(values: ArrayLike<number>): number[] {
  const n = values.length;
  return Array.from({ length: n }, (_, i) => {
    const before = values[i]! - values[(i + n - 1) % n]!;
    const after = values[(i + 1) % n]! - values[i]!;
    return before * after > 0 ? (2 * before * after) / (before + after) : 0;
  });
}

function hermite(values: ArrayLike<number>, slope: ArrayLike<number>, i: number, t: number): number {
  const next = (i + 1) % values.length;
  const [a, b] = [values[i]!, values[next]!];
  const [u, v] = [slope[i]!, slope[next]!];
  return a + t * (u + t * (3 * (b - a) - 2 * u - v + t * (2 * (a - b) + u + v)));
}

/** The response at `degrees`, exact where it was measured. */
export function responseAt({ first, values }: Turned, degrees: number): number {
  const n = values.length;
  if (n === 1) return values[0]!;
  const place = ((((degrees - first) / 360) % 1) + 1) * n;
  const i = Math.floor(place);
  return hermite(values, slopes(values), i % n, place - i);
}

const short = (value: number): string => value.toFixed(1).replace(/\.0$/, '').replace(/^-0$/, '0');

/** From the center `length` away toward `degrees`, in the coordinates of an SVG. */
export function toward(degrees: number, length: number): [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [length * Math.cos(radians), length * Math.sin(radians)];
}

/** A closed path around (0, 0), `radius` away from it where the response is 1; `between` points from one sample to the next. */
export function lobePath({ first, values }: Turned, radius: number, between = 3): string {
  const n = values.length;
  const slope = slopes(values);
  const total = n === 1 ? 72 : n * between;
  const points: string[] = [];
  for (let k = 0; k < total; k++) {
    const i = n === 1 ? 0 : Math.floor(k / between);
    const value = n === 1 ? values[0]! : hermite(values, slope, i, (k % between) / between);
    const [x, y] = toward(first + (360 * k) / total, radius * value);
    const point = `${short(x)} ${short(y)}`;
    // A silent stretch is a single point.
    if (point !== points.at(-1)) points.push(point);
  }
  return `M${points.join('L')}Z`;
}

/** The middle of where a tuning curve is: the direction of the sum of its responses, and their share that agrees on it (0 to 1). */
export function meanDirection({ first, values }: Turned): { degrees: number; agreement: number } {
  let [x, y, sum] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const [dx, dy] = toward(first + (360 * i) / values.length, values[i]!);
    x += dx;
    y += dy;
    sum += values[i]!;
  }
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  return { degrees: (degrees + 360) % 360, agreement: sum > 0 ? Math.hypot(x, y) / sum : 0 };
}
