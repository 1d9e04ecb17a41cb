/** `examples-or-optimisation` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { checkUnit, expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import { params } from './params.ts';

export default defineFigure({
  name: 'examples-or-optimisation',
  title: 'Photographs or made pictures?',
  kind: 'range',
  params,
  toConfig: async (values) => (await import('./photographs.ts')).toConfig(values),
  check: checkUnit,
  expandLink: expandUnitText,
  report(snapshot) {
    if (!snapshot) return { metrics: {}, data: { negative: null, optimized: null, photographs: [] } };
    const { made, negative, optimized, photographs } = snapshot;
    const activations = photographs.map(({ activation }) => activation);
    return {
      metrics: {
        negative: made[0],
        lowestPhotograph: activations.length > 0 ? Math.min(...activations) : null,
        highestPhotograph: activations.length > 0 ? Math.max(...activations) : null,
        optimized: made[1],
      },
      data: {
        negative: { image: exportImage(negative), activation: made[0] },
        optimized: { image: exportImage(optimized), activation: made[1] },
        photographs,
      },
    };
  },
});
