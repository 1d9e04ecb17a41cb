/** `computation` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { exportToy, toyMetrics } from '#components/figure/toy-export.ts';
import { decaying } from '#components/figure/toy-params.ts';
import { densities, params, toConfig } from './params.ts';
import { keptOf, relativeLoss, shownOf } from './shown.ts';

export const name = 'computation';
export const title = 'Computing in superposition';

export const definition: FigureDefinition<typeof params, 'toy'> = {
  name,
  title,
  kind: 'toy',
  params,
  toConfig,
  report(snapshot, { features, importance }) {
    if (!snapshot) return { metrics: {}, data: { densities } };
    const weights = decaying(features, importance);
    const { models } = shownOf(keptOf(snapshot));
    return {
      metrics: {
        ...toyMetrics(snapshot),
        models: models.map((model) => ({
          density: model.density,
          instance: model.instance,
          monosemantic: model.one,
          polysemantic: model.several,
          motifs: model.motifs.length,
          // JSON knows no NaN.
          relativeLoss: relativeLoss(model, weights) || null,
        })),
      },
      data: {
        densities,
        ...exportToy(snapshot),
        motifs: models.map(({ density, instance, motifs }) => ({ density, instance, motifs })),
      },
    };
  },
};
