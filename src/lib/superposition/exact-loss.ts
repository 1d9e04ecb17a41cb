/**
 * The expected loss of a tied ReLU model with few features, without any sampling. Over the box of the present features' values
 * the squared error is a polynomial on each side of the plane where the ReLU bends. Integrated over one feature after the other
 * it stays a polynomial between known breaks, of a degree that three points of Gauss and Legendre integrate exactly.
 * For independent features, uniform on [0, 1) where present; up to 4 of them, beyond which the degree is too high.
 */

/** Nodes in 0..1 and weights; exact to degree 5. */
const nodes = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)] as const;
const weights = [5 / 18, 8 / 18, 5 / 18] as const;

export const mostExact = 4;

/** Slopes of one output along the present features, the wanted one of them (-1: it is absent), and breaks for each depth. */
const slope = new Float64Array(mostExact);
const breaks = Array.from({ length: mostExact }, (_, d) => new Float64Array(2 ** d + 2));
let wanted = -1;

/** ∫ e² over a piece of this width along which e goes evenly from one value to the other. */
const square = (width: number, from: number, to: number): number =>
  (width * (from * from + from * to + to * to)) / 3;

/** The mean along one feature, where the ReLU bends on the way; what is wanted is start + x·rise. */
function line(base: number, start: number, rise: number): number {
  const along = slope[0]!;
  const bend = -base / along;
  const middle = start + rise * bend;
  const end = start + rise;
  return along > 0
    ? square(bend, start, middle) + square(1 - bend, -middle, base + along - end)
    : square(bend, base - start, -middle) + square(1 - bend, middle, end);
}

/**
 * Mean of (ReLU(z) - x_wanted)² over the first `free` features, with z = `base` + Σ slope·x. `fixed` is the value of the
 * wanted feature where it is no longer free.
 */
function mean(free: number, base: number, fixed: number): number {
  let low = base;
  let high = base;
  for (let j = 0; j < free; j++)
    if (slope[j]! < 0) low += slope[j]!;
    else high += slope[j]!;
  const open = wanted >= 0 && wanted < free;
  if (high <= 0) return open ? 1 / 3 : fixed * fixed;
  if (low >= 0) {
    let center = base - fixed;
    let variance = 0;
    for (let j = 0; j < free; j++) {
      const along = slope[j]! - (j === wanted ? 1 : 0);
      center += along / 2;
      variance += (along * along) / 12;
    }
    return center * center + variance;
  }
  if (free === 1) return line(base, wanted === 0 ? 0 : fixed, wanted === 0 ? 1 : 0);
  const last = free - 1;
  const at = breaks[last]!;
  at[0] = 0;
  let count = 1;
  // The ReLU bends at a corner of the box of the other features: there the polynomial changes.
  for (let corner = 0; corner < 1 << last; corner++) {
    let z = base;
    for (let j = 0; j < last; j++) if ((corner >> j) & 1) z += slope[j]!;
    const x = -z / slope[last]!;
    if (!(x > 0 && x < 1)) continue;
    let place = count++;
    for (; at[place - 1]! > x; place--) at[place] = at[place - 1]!;
    at[place] = x;
  }
  at[count] = 1;
  let sum = 0;
  for (let piece = 0; piece < count; piece++) {
    const from = at[piece]!;
    const width = at[piece + 1]! - from;
    for (let q = 0; q < 3; q++) {
      const x = from + width * nodes[q]!;
      sum += width * weights[q]! * mean(last, base + slope[last]! * x, last === wanted ? x : fixed);
    }
  }
  return sum;
}

/**
 * Expected loss Σ importance_i (ReLU(W'Wx + b)_i - x_i)².
 * @param W [feature][hidden], from place `from`; `b` [feature], from place `bias`
 * @param importance, density [feature]
 */
export function exactLoss(
  W: ArrayLike<number>,
  b: ArrayLike<number>,
  importance: ArrayLike<number>,
  density: ArrayLike<number>,
  hidden: number,
  from = 0,
  bias = 0,
): number {
  const features = importance.length;
  if (features > mostExact) throw new Error(`The loss is integrated for ${mostExact} features at most.`);
  let total = 0;
  for (let pattern = 0; pattern < 1 << features; pattern++) {
    let chance = 1;
    for (let i = 0; i < features; i++) chance *= (pattern >> i) & 1 ? density[i]! : 1 - density[i]!;
    if (chance === 0) continue;
    for (let i = 0; i < features; i++) {
      wanted = -1;
      let free = 0;
      for (let k = 0; k < features; k++) {
        if (!((pattern >> k) & 1)) continue;
        let product = 0;
        for (let j = 0; j < hidden; j++) product += W[from + i * hidden + j]! * W[from + k * hidden + j]!;
        if (k === i) wanted = free;
        slope[free++] = product;
      }
      total += chance * importance[i]! * mean(free, b[bias + i]!, 0);
    }
  }
  return total;
}
