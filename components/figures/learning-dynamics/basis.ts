/** Models can be turned as one likes: a turn, the same at all times, in which they are easy to compare. */
type Vector = readonly number[];

const dot = (a: Vector, b: Vector): number => a.reduce((sum, v, i) => sum + v * b[i]!, 0);

function unit(a: Vector): Vector | undefined {
  const length = Math.sqrt(dot(a, a));
  return length > 1e-9 ? a.map((v) => v / length) : undefined;
}

/** `a` without its parts along `others`, of length 1. */
const beside = (a: Vector, others: readonly Vector[]): Vector | undefined =>
  unit(others.reduce((rest, other) => rest.map((v, i) => v - dot(rest, other) * other[i]!), a));

/** Axes of a view of `W`, [feature][hidden]: the first feature to the right in a plane; in space the first half of the features up. */
export function basisOf(W: ArrayLike<number>, features: number, hidden: number): Vector[] {
  const row = (i: number) => Array.from({ length: hidden }, (_, j) => W[i * hidden + j]!);
  const axes = Array.from({ length: hidden }, (_, j) =>
    Array.from({ length: hidden }, (_, i) => (i === j ? 1 : 0)),
  );
  const found: Vector[] = [];
  const add = (candidates: readonly Vector[]) => {
    for (const candidate of candidates) {
      const next = beside(candidate, found);
      if (next) {
        found.push(next);
        return;
      }
    }
  };
  if (hidden === 2) {
    add([row(0), ...axes]);
    add(axes);
    return found;
  }
  const half = features / 2;
  const up = Array.from({ length: hidden }, (_, j) =>
    Array.from({ length: features }, (_, i) => (i < half ? 1 : -1) * row(i)[j]!).reduce((a, b) => a + b, 0),
  );
  add([up, ...axes]);
  add([row(0), ...axes]);
  add(axes);
  const [y, x, z] = found;
  return [x!, y!, z!];
}

/** `W` seen along `basis`. */
export function seen(W: ArrayLike<number>, basis: readonly Vector[]): Float32Array {
  const hidden = basis.length;
  return Float32Array.from({ length: W.length }, (_, at) => {
    const from = at - (at % hidden);
    return basis[at % hidden]!.reduce((sum, v, j) => sum + v * W[from + j]!, 0);
  });
}
