/** `sparsity-sweep` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { nested, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { densitiesOf, params, toConfig } from './params.ts';
import { toViewModel } from './view-model.ts';
import { guesses } from './guesses.ts';

const rounded = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(7)));

export default defineFigure({
  name: 'sparsity-sweep',
  title: 'The rarer the features, the more are kept',
  question: {
    ask: ({ hidden }) => `Your guess: features that the sparsest model keeps in ${hidden} dimensions`,
    options: ({ features, hidden }) => guesses(features, hidden),
  },
  kind: 'toy',
  params,
  toConfig,
  report(snapshot, values) {
    if (!snapshot) return { metrics: {}, data: { models: [] } };
    const { instances, features, hidden, loss } = snapshot;
    const models = toViewModel(snapshot, densitiesOf(values));
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
});
