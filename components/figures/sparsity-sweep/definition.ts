/** `sparsity-sweep` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { nested, toyMetrics } from '#components/figure/toy-export.ts';
import { densitiesOf, params, toConfig } from './params.ts';
import { shownOf } from './shown.ts';

export const name = 'sparsity-sweep';
export const title = 'The rarer the features, the more are kept';

const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(7)));

export const definition: FigureDefinition<typeof params, 'toy'> = {
  name,
  title,
  kind: 'toy',
  params,
  toConfig,
  report(snapshot, values) {
    if (!snapshot) return { metrics: {}, data: { models: [] } };
    const { instances, features, hidden, loss } = snapshot;
    const models = shownOf(snapshot, densitiesOf(values));
    const W = nested(snapshot.W, instances, features, hidden);
    return {
      metrics: { ...toyMetrics(snapshot), kept: models.map(({ kept }) => kept) },
      data: {
        models: models.map(({ density, b, norms, superposition }, k) => ({
          density,
          W: W[k],
          b: rounded(b),
          norms: rounded(norms),
          superposition: rounded(superposition),
          // JSON knows no NaN; before the first step there is no loss.
          loss: Number.isNaN(loss[k]) ? null : loss[k],
        })),
      },
    };
  },
};
