/** `computation` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportToy, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { decaying } from '#components/figure-kit/params/toy-params.ts';
import { densities, guesses, params, toConfig } from './params.ts';
import { keptOf, relativeLoss, toViewModel } from './view-model.ts';

export default defineFigure({
  name: 'computation',
  title: 'Computing in superposition',
  question: { ask: 'As features get rarer, will a neuron read one feature or several?', options: guesses },
  kind: 'toy',
  params,
  toConfig,
  report(snapshot, { features, importance }) {
    if (!snapshot) return { metrics: {}, data: { densities } };
    const weights = decaying(features, importance);
    const { models } = toViewModel(keptOf(snapshot));
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
});
