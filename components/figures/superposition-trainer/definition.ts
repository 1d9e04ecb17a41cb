/** `superposition-trainer` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { exportToy, toyMetrics } from '#components/figure/toy-export.ts';
import { check, params, toConfig } from './params.ts';
import { keptBy } from './shown.ts';

export const name = 'superposition-trainer';
export const title = 'More features than dimensions';

export const definition: FigureDefinition<typeof params, 'toy'> = {
  name,
  title,
  kind: 'toy',
  watch: 8,
  params,
  toConfig,
  check,
  report(snapshot) {
    if (!snapshot) return { metrics: {}, data: {} };
    return {
      metrics: {
        ...toyMetrics(snapshot),
        // Features whose arrows are longer than one half.
        kept: Array.from({ length: snapshot.instances }, (_, k) => keptBy(snapshot, k)),
      },
      data: exportToy(snapshot),
    };
  },
};
