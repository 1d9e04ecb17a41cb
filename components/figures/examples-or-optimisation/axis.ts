/** Where marks stand on an axis: at their value, and one above the other where they would overlap. */

export interface Dot<M> {
  mark: M;
  x: number;
  /** 0 on the axis, 1 above it, and so on. */
  level: number;
}

/** `marks` in the order of `position`, each on the lowest level where nothing lies within `width` of it. */
export function stack<M>(marks: readonly M[], position: (mark: M) => number, width: number): Dot<M>[] {
  /** By level, where its last mark stands. */
  const last: number[] = [];
  return marks
    .map((mark) => ({ mark, x: position(mark) }))
    .sort((a, b) => a.x - b.x)
    .map(({ mark, x }) => {
      const free = last.findIndex((before) => x - before >= width);
      const level = free >= 0 ? free : last.length;
      last[level] = x;
      return { mark, x, level };
    });
}
