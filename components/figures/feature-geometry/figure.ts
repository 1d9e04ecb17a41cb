/** `feature-geometry` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { nested, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { modelOf } from '#lib/superposition/geometry.ts';
import { linesIn, nearLines } from '#lib/superposition/lines.ts';
import { densitiesOf, modelIndex, params, toConfig } from './params.ts';
import { allShares, onPlateau, toViewModel } from './view-model.ts';
import { guesses } from './guesses.ts';

/** JSON knows neither NaN nor Infinity. */
const rounded = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(7)) : null;

export default defineFigure({
  name: 'feature-geometry',
  title: 'Steps in how features share dimensions',
  question: {
    ask: 'Your guess: features grow rarer, and the dimensions that each has fall from 1. How?',
    options: guesses,
  },
  kind: 'toy',
  params,
  toConfig,
  report(snapshot, values) {
    if (!snapshot) return { metrics: {}, data: { densities: [] } };
    const densities = densitiesOf(values);
    const chosen = modelIndex(values);
    const { features, hidden } = snapshot;
    const shown = toViewModel(snapshot, densities, chosen);
    return {
      metrics: {
        ...toyMetrics(snapshot),
        atOne: onPlateau(shown.perFeature, 1),
        atHalf: onPlateau(shown.perFeature, 1 / 2),
        lines: linesIn(allShares(shown)),
        ...nearLines(allShares(shown)),
      },
      data: {
        densities,
        dimensionsPerFeature: shown.perFeature.map(rounded),
        dimensionality: shown.shares.map((model) => Array.from(model, rounded)),
        loss: Array.from(snapshot.loss, rounded),
        model: chosen,
        polytopes: shown.graph.parts,
        W: nested(modelOf(snapshot.W, chosen, features, hidden), 1, features, hidden)[0],
      },
    };
  },
});
