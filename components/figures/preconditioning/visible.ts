/** Directions as pictures: one rule for all of them. */

/** A value of this many times the root mean square is shown as black or white. */
const full = 3;

/** A direction of root mean square 1 around grey, in 0..1. */
export const visible = (direction: Float32Array): Float32Array =>
  direction.map((value) => Math.min(1, Math.max(0, 0.5 + value / (2 * full))));
