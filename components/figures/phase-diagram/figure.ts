/** `phase-diagram` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { cellAt } from '#lib/superposition/phase-config.ts';
import { params, toConfig } from './params.ts';
import { outcomeIn, predict, toViewModel, summarize } from './view-model.ts';
import { options } from './outcome.ts';

const rounded = (value: number): number => Number(value.toPrecision(7));

export default defineFigure({
  name: 'phase-diagram',
  title: 'Ignored, dedicated or superposed',
  // The smaller model is recorded and shown for comparison; the question is about the larger one.
  start: { model: '3-2' },
  question: {
    ask: 'Two features in one dimension share it at the square, where each is present in one sample of twenty and the last counts three times as much. Now three features in two dimensions. At the same place, your guess: the last feature …',
    options,
    when: ({ model }) => model === '3-2',
  },
  kind: 'phase',
  params,
  toConfig,
  report(snapshot) {
    if (!snapshot) return { metrics: {}, data: { cells: [] } };
    const shown = toViewModel(snapshot);
    const summary = summarize(shown, predict(shown.model, shown.cells));
    return {
      metrics: { engine: snapshot.engine, stopped: snapshot.stopped ?? null, ...summary },
      data: {
        // Cells that are not judged yet are left out.
        cells: Array.from(shown.loss).flatMap((loss, cell) => {
          const outcome = outcomeIn(shown, cell);
          if (!outcome) return [];
          const { density, importance } = cellAt(cell, shown.cells);
          return [
            {
              density: rounded(density),
              importance: rounded(importance),
              outcome,
              loss: rounded(loss),
              length: rounded(Math.sqrt(shown.square[cell]!)),
              shared: rounded(shown.shared[cell]!),
            },
          ];
        }),
      },
    };
  },
});
