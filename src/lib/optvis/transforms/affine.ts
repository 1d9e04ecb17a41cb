/** Affine maps of the plane, [a, b, c, d, e, f] for (x, y) -> (a x + b y + c, d x + e y + f). y points down. */
export type Affine = readonly [number, number, number, number, number, number];

export const identity: Affine = [1, 0, 0, 0, 1, 0];

export const translation = (x: number, y: number): Affine => [1, 0, x, 0, 1, y];

export const scaling = (factor: number): Affine => [factor, 0, 0, 0, factor, 0];

/** Clockwise on the screen by `angle` radians. */
export const rotation = (angle: number): Affine => {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return [c, -s, 0, s, c, 0];
};

/** First `inner`, then `outer`. */
export function multiply(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + b * s, a * q + b * t, a * r + b * u + c, d * p + e * s, d * q + e * t, d * r + e * u + f];
}

export function apply([a, b, c, d, e, f]: Affine, x: number, y: number): [number, number] {
  return [a * x + b * y + c, d * x + e * y + f];
}

/** Factor by which the map enlarges areas, as a length: 1/this is the enlargement of a picture seen through it. */
export const magnitude = ([a, b, , d, e]: Affine): number => Math.sqrt(Math.abs(a * e - b * d));
