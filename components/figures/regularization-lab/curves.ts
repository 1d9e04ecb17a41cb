/** The curves of the recipes: a color and a dash each, so that they can be told apart without color. */
import type { Curve } from '#components/plots/curve.ts';
import { recipes } from './params.ts';

const dashes = [undefined, '6 3', '2 3', '9 3 2 3', '12 4', '1 3'];

/** `steps` is the last step, where only some of the values were kept. */
export const curvesOf = (objectives: readonly (ArrayLike<number> | undefined)[], steps?: number): Curve[] =>
  recipes.map(({ label }, i) => ({
    name: label,
    values: objectives[i] ?? [],
    steps,
    color: `var(--category-${i + 1})`,
    dash: dashes[i],
  }));
