/** `phase-diagram` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { cellAt } from '#lib/superposition/phase-config.ts';
import { params, toConfig } from './params.ts';
import { outcomeIn, predict, shownOf, summarize } from './shown.ts';

export const name = 'phase-diagram';
export const title = 'Ignored, dedicated or superposed';

const rounded = (value: number): number => Number(value.toPrecision(7));

export const definition: FigureDefinition<typeof params, 'phase'> = {
  name,
  title,
  kind: 'phase',
  params,
  toConfig,
  report(snapshot) {
    if (!snapshot) return { metrics: {}, data: { cells: [] } };
    const shown = shownOf(snapshot);
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
};
