/**
 * Where a loss falls in steps: it rests, and then falls by a quarter or more within a twentieth of the run. The paper calls
 * them energy level jumps. Source: Elhage et al. 2022, "Discrete Energy Level Jumps".
 */

export interface Jump {
  /** In the middle of the fall. */
  step: number;
  /** The loss before and after it. */
  from: number;
  to: number;
}

/** Parts into which a run is cut, and parts that a rest and a fall take. */
const parts = 100;
const reach = 5;
/** A rest falls by no more than this share of itself, a jump by no less than that. */
const rest = 0.1;
const fall = 0.25;

/** The mean loss in each hundredth of the run; NaN where there is no point. */
function levels(steps: ArrayLike<number>, loss: ArrayLike<number>, last: number): Float64Array {
  const sums = new Float64Array(parts);
  const counts = new Float64Array(parts);
  for (let i = 0; i < steps.length; i++) {
    const part = Math.min(parts - 1, Math.floor((steps[i]! / last) * parts));
    sums[part]! += loss[i]!;
    counts[part]!++;
  }
  return sums.map((sum, part) => sum / counts[part]!);
}

/** Jumps of a loss that was taken at `steps`, in a run of `last` steps. */
export function jumps(steps: ArrayLike<number>, loss: ArrayLike<number>, last: number): Jump[] {
  const level = levels(steps, loss, last);
  const mean = (from: number) => (level[from]! + level[from + 1]!) / 2;
  const found: (Jump & { part: number; ratio: number })[] = [];
  for (let part = reach; part + reach + 1 < parts; part++) {
    const [before, from, to] = [mean(part - reach), mean(part), mean(part + reach)];
    const ratio = to / from;
    if (!(from > (1 - rest) * before) || !(ratio < 1 - fall)) continue;
    const previous = found.at(-1);
    const jump = { part, ratio, step: ((part + 1 + reach / 2) / parts) * last, from, to };
    if (previous && part - previous.part <= reach) {
      // One fall, seen from neighboring parts: the deepest view of it stays.
      if (ratio < previous.ratio) found[found.length - 1] = jump;
    } else found.push(jump);
  }
  return found.map(({ step, from, to }) => ({ step, from, to }));
}
