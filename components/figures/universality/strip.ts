/** One row of the map as a few paths, one for each level of response, so that a page with many rows stays light. */

/** Levels above none; each has its color in layout.css. */
export const levels = 10;
/** Free place between the axis and the controls, and the width of a control, in steps of the axis. */
const gap = 0.8;
const wide = 1.6;

export const stripWidth = (axis: number, controls: number): number =>
  Number((axis + (controls > 0 ? gap + controls * wide : 0)).toFixed(1));

/** Left end and width of entry `i`. */
export function place(i: number, axis: number): [number, number] {
  return i < axis ? [i, 1] : [Number((axis + gap + (i - axis) * wide).toFixed(1)), wide];
}

export const levelOf = (share: number): number => Math.max(0, Math.min(levels, Math.round(share * levels)));

/** `values` in shares of the largest; neighbors of the same level are drawn as one. Level 0 is left blank. */
export function stripPaths(values: readonly number[], axis: number): { level: number; d: string }[] {
  const paths = new Map<number, string>();
  for (let i = 0; i < values.length;) {
    const level = levelOf(values[i]!);
    const [left] = place(i, axis);
    let end = i + 1;
    while (end < values.length && end !== axis && i < axis && levelOf(values[end]!) === level) end++;
    const [last, width] = place(end - 1, axis);
    const length = Number((last + width - left).toFixed(1));
    if (level > 0) paths.set(level, `${paths.get(level) ?? ''}M${left} 0h${length}v1h-${length}z`);
    i = end;
  }
  return [...paths].map(([level, d]) => ({ level, d })).sort((a, b) => a.level - b.level);
}
