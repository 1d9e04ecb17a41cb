/**
 * A rule by which units earn a name: a list of conditions on measurements, each with its limit, so that the sentence that readers see and the test
 * cannot differ, and so that it can be asked how much hangs on a limit.
 */
import { echo, halfWidth, preferred } from '#lib/circuits/tuning.ts';
import type { Best, Profile } from './profile.ts';

export type Measures = Readonly<Record<string, number>>;

export interface Condition {
  measure: string;
  /** One of the two. */
  atLeast?: number;
  atMost?: number;
  /** The condition in words, its limit written as a reader expects it. */
  words: (limit: string) => string;
  /** How the limit is written; in percent where it is left out. */
  unit?: 'degrees' | 'pixels' | 'times';
}

export interface Family {
  /** As in the field notes: short, in lower-case words. */
  family: string;
  /** What one such unit is called, before its details. */
  title: string;
  /** The pictures that it is named after. */
  group: string;
  /** Degrees after which these pictures look as before; left out where they do not turn. */
  period?: 180 | 360;
  /** Settings of the best picture that a note keeps. */
  settings?: readonly string[];
  conditions: readonly Condition[];
  /** More measurements of `p` than `measure` makes for every family, from its best picture in the group. */
  compare?: (p: Profile, best: Best) => Measures;
  /** Where it points, where that is not the peak of its tuning. */
  aimed?: (p: Profile) => number;
  /** What follows the title in the name of a unit. */
  detail: (best: Best, orientation: number) => string;
}

/** The response at a quarter turn from the peak of a curve over half a turn, as a share of the peak. */
function across(tuning: readonly number[]): number {
  const peak = Math.max(...tuning);
  return tuning[(tuning.indexOf(peak) + tuning.length / 2) % tuning.length]! / peak;
}

/** All that the conditions of a family may ask; undefined where none of its pictures excites the unit. */
export function measure({ group, period, aimed, compare }: Family, p: Profile): Measures | undefined {
  const best = p.groups[group]!;
  const { response, tuning } = best;
  if (!(response > 0)) return undefined;
  return {
    share: response / p.peak,
    strength: response / p.typical,
    shapeless: Math.max(p.where('noise', {}), p.where('plain', {})) / response,
    ...(period && { width: halfWidth(tuning, period) }),
    ...(period === 360 && { opposite: echo(tuning, aimed?.(p) ?? preferred(tuning)) }),
    ...(period === 180 && { across: across(tuning) }),
    ...compare?.(p, best),
  };
}

/** Whether `measures` pass; `slack` above 1 loosens every limit by that factor, below 1 tightens it. */
export function passes(conditions: readonly Condition[], measures: Measures, slack = 1): boolean {
  return conditions.every(({ measure: name, atLeast, atMost }) => {
    const value = measures[name];
    if (value === undefined) throw new Error(`Nothing is called “${name}”.`);
    // A share of the best cannot be asked to be more than all of it.
    const least =
      atLeast !== undefined && atLeast <= 1 ? Math.min(1, atLeast / slack) : (atLeast ?? 0) / slack;
    return (atLeast === undefined || value >= least) && (atMost === undefined || value <= atMost * slack);
  });
}

/** The condition as readers see it. */
export function sentence({ atLeast, atMost, words, unit }: Condition): string {
  const limit = (atLeast ?? atMost)!;
  if (unit === 'degrees') return words(`${limit}°`);
  if (unit === 'pixels') return words(`${limit} pixels`);
  return words(unit === 'times' ? `${limit} times` : `${Math.round(100 * limit)}%`);
}
