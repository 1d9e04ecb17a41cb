/** `objective-row` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/definition.ts';
import { exportImage, summarize } from '#components/figure/export.ts';
import { checkUnit, expandUnitText } from '#components/figure/unit-params.ts';
import { kinds, params, toConfig } from './params.ts';

export const name = 'objective-row';
export const title = 'What to ask for';

export const definition: FigureDefinition<typeof params, 'optvis'> = {
  name,
  title,
  kind: 'optvis',
  params,
  toConfig,
  check: checkUnit,
  expandLink: expandUnitText,
  report(snapshot) {
    const runs = (snapshot?.runs ?? []).map((run, i) => ({ objective: kinds[i]?.id, run }));
    return {
      metrics: { runs: runs.map(({ objective, run }) => ({ objective, ...summarize(run) })) },
      data: {
        runs: runs.map(({ objective, run }) => ({
          objective,
          image: exportImage(run),
          values: Array.from(run.objective),
        })),
      },
    };
  },
};
