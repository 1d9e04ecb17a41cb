/** `interference` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { exportToy, toyMetrics } from '#components/figure/toy-export.ts';
import { densities, params, toConfig } from './params.ts';
import { shownOf } from './shown.ts';

export const name = 'interference';
export const title = 'What superposition costs';

/** JSON knows no NaN and no Infinity. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const definition: FigureDefinition<typeof params, 'toy'> = {
  name,
  title,
  kind: 'toy',
  params,
  toConfig,
  report(snapshot, values) {
    if (!snapshot) return { metrics: {}, data: { densities } };
    const { models } = shownOf(snapshot, values);
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
};
