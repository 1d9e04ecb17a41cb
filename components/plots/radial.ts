/**
 * The geometry of radial tuning curves: responses to a stimulus that is turned all the way round, as lobes around a center. Directions are
 * degrees, clockwise on the screen from the right, so that they are where they point to.
 */

/** Responses at evenly spaced directions, the first of them at `first` degrees. */
export interface Turned {
  first: number;
  values: ArrayLike<number>;
}

/** Slope of a monotone cubic at a sample (Fritsch and Carlson 1980, with harmonic means): it never leaves the range of its neighbors. */
function slopeAt(values: ArrayLike<number>, i: number): number {
  const n = values.length;
  const before = values[i]! - values[(i + n - 1) % n]!;
  const after = values[(i + 1) % n]! - values[i]!;
  return before * after > 0 ? (2 * before * after) / (before + after) : 0;
}

function hermite(values: ArrayLike<number>, i: number, t: number): number {
  const next = (i + 1) % values.length;
  const [a, b] = [values[i]!, values[next]!];
  const [u, v] = [slopeAt(values, i), slopeAt(values, next)];
  return a + t * (u + t * (3 * (b - a) - 2 * u - v + t * (2 * (a - b) + u + v)));
}

/** The response at `degrees`, exact where it was measured. */
export function responseAt({ first, values }: Turned, degrees: number): number {
  const n = values.length;
  if (n === 1) return values[0]!;
  const place = ((((degrees - first) / 360) % 1) + 1) * n;
  const i = Math.floor(place);
  return hermite(values, i % n, place - i);
}

/** From the center `length` away toward `degrees`, in the coordinates of an SVG. */
export function toward(degrees: number, length: number): [number, number] {
  const radians = (degrees * Math.PI) / 180;
  return [length * Math.cos(radians), length * Math.sin(radians)];
}

/** A closed path around (0, 0), `radius` away from it where the response is 1; `between` points from one sample to the next. */
export function lobePath({ first, values }: Turned, radius: number, between = 3): string {
  const n = values.length;
  const total = n === 1 ? 72 : n * between;
  const parts: string[] = [];
  // In tenths, and after the start each point from the one before: half as long to write.
  let [x, y] = [0, 0];
  for (let k = 0; k < total; k++) {
    const value = n === 1 ? values[0]! : hermite(values, Math.floor(k / between), (k % between) / between);
    const [u, v] = toward(first + (360 * k) / total, 10 * radius * value).map(Math.round) as [number, number];
    // A silent stretch is a single point.
    if (k === 0 || u !== x || v !== y) parts.push(`${(u - x) / 10} ${(v - y) / 10}`);
    [x, y] = [u, v];
  }
  return `m${parts.join(' ').replaceAll(' -', '-')}z`;
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
