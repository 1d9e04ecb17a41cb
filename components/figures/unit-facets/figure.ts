/** `unit-facets` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { exportImage } from '#components/figure/export.ts';
import { expandUnitText } from '#components/figure/unit-params.ts';
import { check, params } from './params.ts';

export const name = 'unit-facets';
export const title = 'One unit, how many meanings?';

export const definition: FigureDefinition<typeof params, 'facets'> = {
  name,
  title,
  kind: 'facets',
  params,
  toConfig: async (values) => (await import('./photographs.ts')).toConfig(values),
  check,
  expandLink: expandUnitText,
  report(snapshot) {
    if (!snapshot) return { metrics: {}, data: { unit: null, facets: [] } };
    const { of, facets, best, alike, alikeIn } = snapshot;
    return {
      metrics: { bestPhotograph: best, responses: facets.map(({ response }) => response), alike, alikeIn },
      data: {
        unit: `${of.layer}:${of.unit}`,
        facets: facets.map(({ label, run, response, photographs }) => ({
          label,
          image: exportImage(run),
          response,
          photographs,
        })),
      },
    };
  },
};
