/** `unit-facets` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import { check, firstFacets, params } from './params.ts';
import { guesses, question } from './words.ts';

export default defineFigure({
  name: 'unit-facets',
  title: 'One unit, how many meanings?',
  kind: 'facets',
  network: 'inceptionv1',
  startFor: (network) => firstFacets[network],
  question: { ask: question, options: guesses },
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
});
