/** `regularization-lab` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/definition.ts';
import { exportImage, summarize } from '#components/figure/export.ts';
import { checkUnit, expandUnitText } from '#components/figure/unit-params.ts';
import { params, recipes, toConfig } from './params.ts';

export const name = 'regularization-lab';
export const title = 'One unit, four recipes';

export const definition: FigureDefinition<typeof params, 'optvis'> = {
  name,
  title,
  kind: 'optvis',
  params,
  toConfig,
  check: checkUnit,
  expandLink: expandUnitText,
  report(snapshot) {
    const runs = (snapshot?.runs ?? []).map((run, i) => ({ recipe: recipes[i]?.id, run }));
    return {
      metrics: { runs: runs.map(({ recipe, run }) => ({ recipe, ...summarize(run) })) },
      data: {
        runs: runs.map(({ recipe, run }) => ({
          recipe,
          image: exportImage(run),
          objective: Array.from(run.objective),
        })),
      },
    };
  },
};
