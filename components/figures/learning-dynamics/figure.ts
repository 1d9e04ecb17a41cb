/** `learning-dynamics`: how the loss of toy models falls, and what their features do meanwhile. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportToy, nested, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { options, question } from './options.ts';
import { params, toConfig } from './params.ts';
import { dimensionsOf, jumpsOf, lossOf } from './story.ts';

/** JSON knows no NaN and no infinity. */
const plain = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(6)) : null;

export default defineFigure({
  name: 'learning-dynamics',
  title: 'Learning in steps',
  kind: 'dynamics',
  watch: 8,
  params,
  toConfig,
  question: { ask: question, options },
  report(snapshot, { steps }) {
    if (!snapshot) return { metrics: {}, data: {} };
    const models = Array.from({ length: snapshot.instances }, (_, k) => k);
    const last = Math.max(steps, snapshot.step);
    const found = models.map((k) => jumpsOf(snapshot, k, last));
    const { history, historySteps, instances, features, hidden } = snapshot;
    const points = historySteps.length;
    return {
      metrics: {
        ...toyMetrics(snapshot),
        jumps: found.map((list) => list.length),
        modelsThatJumped: found.filter((list) => list.length > 0).length,
      },
      data: {
        ...exportToy(snapshot),
        jumps: found,
        history: {
          steps: Array.from(historySteps),
          loss: models.map((k) => Array.from(lossOf(snapshot, k), plain)),
          dimensionality: models.map((k) => dimensionsOf(snapshot, k).map((row) => Array.from(row, plain))),
          W: Array.from({ length: points }, (_, point) => {
            const size = instances * features * hidden;
            return nested(history.subarray(point * size, (point + 1) * size), instances, features, hidden);
          }),
        },
      },
    };
  },
});
