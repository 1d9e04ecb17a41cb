/** What the tuning curves of a unit and of its twin come to, in a few numbers. */
import { orientations } from './twin.ts';

const count = orientations.length;

export interface Tuning {
  /** Responses at all orientations, as parts of the learned unit's peak. */
  curve: number[];
  /** The strongest response to a straight line, in the same measure. */
  line: number;
  /** Response to the opposite curve, give or take 15 degrees, as a part of the own peak; 0 where nothing responds. */
  echo: number;
}

const most = (values: readonly number[]): number => Math.max(0, ...values);

/** Responses to curves at all orientations and then to lines; `peak`: what counts as 1. */
export function tuningOf(responses: ArrayLike<number>, peak: number): Tuning {
  const all = Array.from(responses, (value) => (peak > 0 ? value / peak : 0));
  const curve = all.slice(0, count);
  const own = most(curve);
  const at = curve.indexOf(own);
  const opposite = [-1, 0, 1].map((d) => curve[(at + count / 2 + d) % count]!);
  return { curve, line: most(all.slice(count)), echo: own > 0 ? most(opposite) / own : 0 };
}

/** Places of the largest `count` of a row. */
function top(row: ArrayLike<number>, count: number): number[] {
  return Array.from(row, (value, k) => ({ value, k }))
    .sort((a, b) => b.value - a.value)
    .slice(0, count)
    .map(({ k }) => k);
}

export interface Agreement {
  /** Part of the photographs whose first class stays. */
  first: number;
  /** Part of the five first classes that stay among the five first. */
  five: number;
}

/** How far `changed` logits [photographs, classes] agree with `trained` ones. */
export function agreement(
  trained: ArrayLike<number>,
  changed: ArrayLike<number>,
  photographs: number,
): Agreement {
  const classes = trained.length / photographs;
  let [first, five] = [0, 0];
  for (let k = 0; k < photographs; k++) {
    const row = (of: ArrayLike<number>) =>
      top(
        Array.from({ length: classes }, (_, c) => of[k * classes + c]!),
        5,
      );
    const [before, after] = [row(trained), row(changed)];
    if (before[0] === after[0]) first++;
    five += before.filter((c) => after.includes(c)).length / 5;
  }
  return { first: first / photographs, five: five / photographs };
}
