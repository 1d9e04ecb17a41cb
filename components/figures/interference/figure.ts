/** `interference` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportToy, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { densities, guesses, params, toConfig } from './params.ts';
import { toViewModel } from './view-model.ts';

/** JSON knows no NaN and no Infinity. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export default defineFigure({
  name: 'interference',
  title: 'What superposition costs',
  question: { ask: 'The rarer the features, will a model be easier or harder to attack?', options: guesses },
  kind: 'toy',
  params,
  toConfig,
  report(snapshot, values) {
    if (!snapshot) return { metrics: {}, data: { densities } };
    const { models } = toViewModel(snapshot, values);
    return {
      metrics: {
        ...toyMetrics(snapshot),
        attacks: models.map(({ density, perDimension, length, cleanLoss, attackedLoss, gain, rise }) => ({
          density,
          featuresPerDimension: finite(perDimension),
          attackLength: length,
          cleanLoss,
          attackedLoss,
          gain: finite(gain),
          rise: finite(rise),
        })),
      },
      data: { densities, ...exportToy(snapshot) },
    };
  },
});
