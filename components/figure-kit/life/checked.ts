/** Settings that agree with each other, as a figure's own check makes them. */
import type { ExperimentKind } from '#lib/experiments.ts';
import type { ParamTable, Values } from '#lib/params/index.ts';
import type { FigureDefinition } from '#components/figure-kit/define.ts';
import { sentenceOf } from './sentence.ts';

export interface Checked<T extends ParamTable> {
  values: Values<T>;
  /** What was replaced, in sentences. */
  said: string[];
  /** The check itself went wrong, and the settings are those of `before`. */
  broken?: true;
}

export function checkedBy<T extends ParamTable, K extends ExperimentKind>(
  { check }: FigureDefinition<T, K>,
  values: Values<T>,
  asked: ReadonlySet<string>,
  before: Values<T>,
): Checked<T> {
  try {
    const found = check?.(values, asked);
    return { values: found?.values ?? values, said: (found?.problems ?? []).map(({ message }) => message) };
  } catch (error) {
    return { values: before, said: [sentenceOf(error)], broken: true };
  }
}
