/** What the figure says of a result: where a tuning curve peaks, what is left of it on the other side, how far responses fall. */
import type { Condition, SurgerySnapshot } from '#lib/circuits/surgery-config.ts';

export interface Measured {
  /** The largest response. */
  peak: number;
  /** Degrees: the direction that it belongs to; of curves only. */
  direction: number;
  /** The largest response within 15 degrees of the opposite direction, as a part of the peak; of curves only. */
  echo: number;
  mean: number;
}

export function measure({ responses }: Condition): Measured {
  const count = responses.length;
  let best = 0;
  responses.forEach((value, k) => {
    if (value > responses[best]!) best = k;
  });
  const peak = responses[best] ?? 0;
  const opposite = Math.max(...[-1, 0, 1].map((by) => responses[(best + (count >> 1) + by) % count] ?? 0));
  return {
    peak,
    direction: (360 / count) * best,
    echo: peak > 0 ? opposite / peak : 0,
    mean: responses.reduce((sum, value) => sum + value, 0) / Math.max(1, count),
  };
}

/** As a recording keeps it: what is to be seen before anything is done. */
export interface RecordedSurgery {
  from: string;
  total: number;
  inputs: {
    unit: number;
    sum: number;
    strength: number;
    kernel: { width: number; height: number; values: number[] };
  }[];
  before: { responses: number[]; map: { width: number; height: number; values: number[] } };
}

export function snapshotOf({ from, total, inputs, before }: RecordedSurgery): SurgerySnapshot {
  return {
    step: 0,
    from,
    total,
    edits: [],
    inputs: inputs.map((input) => ({
      ...input,
      factor: 1,
      kernel: { ...input.kernel, values: Float32Array.from(input.kernel.values) },
    })),
    before: {
      responses: Float32Array.from(before.responses),
      map: { ...before.map, values: Float32Array.from(before.map.values) },
    },
  };
}

export const percent = (part: number): string => `${Math.round(100 * part)}%`.replace('-', '−');

/** Three digits. */
export const brief = (value: number): string =>
  (Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))).replace('-', '−');
