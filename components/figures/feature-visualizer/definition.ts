/** `feature-visualizer` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/definition.ts';
import { checkUnit, expandUnitText } from '#components/figure/unit-params.ts';
import { exportImage, summarize } from '#components/figure/export.ts';
import { params, toConfig } from './params.ts';

export const name = 'feature-visualizer';
export const title = 'What does this unit look for?';

export const definition: FigureDefinition<typeof params, 'optvis'> = {
  name,
  title,
  kind: 'optvis',
  params,
  toConfig,
  check: checkUnit,
  expandLink: expandUnitText,
  report(snapshot) {
    const run = snapshot?.runs[0];
    if (!run) return { metrics: {}, data: { image: null, objective: [] } };
    return {
      metrics: summarize(run),
      data: { image: exportImage(run), objective: Array.from(run.objective) },
    };
  },
};
