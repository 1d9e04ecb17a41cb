/**
 * A curve detector made by hand, after Cammarata et al. 2021 ("Curve Circuits"): wherever the arc passes, a detector of lines (or of small curves)
 * that lie along it excites; one that lies across it, or along the same arc turned around, inhibits.
 */

/** A unit of the earlier layer that the detector is built from. */
export interface Part {
  unit: number;
  /** `line`: the same after half a turn. `curve`: the opposite. */
  kind: 'line' | 'curve';
  /** Degrees, clockwise on the screen from the right: where a curve bulges to; a line lies across this direction. */
  orientation: number;
  /** The unit's strongest response, by which its weights are divided, so that all parts count alike. */
  peak: number;
}

export interface Recipe {
  /** Where the curve to be found bulges to, in degrees as above. */
  orientation: number;
  /** Pixels of the picture. */
  radius: number;
  /** Weight of everything that speaks against the curve; 0 leaves it out. */
  inhibition: number;
  /** Pixels of the picture from one cell to the next. */
  spacing: number;
}

/** Cells on a side of every kernel. */
export const side = 5;

const turn = Math.PI / 180;
/** Pixels from the arc at which its weight has fallen to 61 %. */
const width = 6;
/** Part of the circle that is looked at, to each side of the middle, in degrees. */
const reach = 85;

/** How well `part` fits the arc bulging to `orientation` at a point: near the arc 1 along it, -1 against it; 0 far from it. */
function fit(
  part: Part,
  { radius }: Pick<Recipe, 'radius'>,
  orientation: number,
  x: number,
  y: number,
): number {
  const fromCenter = [x + radius * Math.cos(orientation * turn), y + radius * Math.sin(orientation * turn)];
  const distance = Math.hypot(fromCenter[0]!, fromCenter[1]!) - radius;
  const outward = Math.atan2(fromCenter[1]!, fromCenter[0]!);
  if (Math.cos(outward - orientation * turn) < Math.cos(reach * turn)) return 0;
  const apart = outward - part.orientation * turn;
  const along = Math.cos(part.kind === 'line' ? 2 * apart : apart);
  return Math.exp(-(distance ** 2) / (2 * width ** 2)) * Math.sign(along) * along ** 2;
}

/** The weights on `part`, -(2 * inhibition)..1, as rows from top to bottom, before they are divided by its peak. */
export function kernelOf(part: Part, recipe: Recipe): number[][] {
  const { orientation, inhibition, spacing } = recipe;
  const half = side >> 1;
  return Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (_, column) => {
      const [x, y] = [(column - half) * spacing, (row - half) * spacing];
      const here = fit(part, recipe, orientation, x, y);
      const excites = Math.max(0, here);
      // What both arcs share, near their middle, does not speak against either.
      const turned = Math.max(0, fit(part, recipe, orientation + 180, x, y) - excites);
      return excites - inhibition * (Math.max(0, -here) + turned);
    }),
  );
}

/** `rows` as they are multiplied with activations of `part`. */
export const weigh = (rows: readonly (readonly number[])[], { peak }: Pick<Part, 'peak'>): number[][] =>
  rows.map((row) => row.map((weight) => weight / peak));

/** At most one of `parts` for each of `count` equal ranges of directions (of `period` degrees in all), the one that responds most. */
export function spread<P extends Pick<Part, 'orientation' | 'peak'>>(
  parts: readonly P[],
  count: number,
  period: 180 | 360,
): P[] {
  const best = new Map<number, P>();
  for (const part of parts) {
    const range = Math.round((part.orientation / period) * count) % count;
    if (part.peak > (best.get(range)?.peak ?? 0)) best.set(range, part);
  }
  return [...best].sort(([a], [b]) => a - b).map(([, part]) => part);
}
