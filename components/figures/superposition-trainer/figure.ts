/** `superposition-trainer` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportToy, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { check, params, toConfig } from './params.ts';
import { keptBy } from './view-model.ts';
import { inWords } from './number-words.ts';

export default defineFigure({
  name: 'superposition-trainer',
  title: 'More features than dimensions',
  question: {
    ask: ({ features, hidden }) =>
      `How many of the ${inWords(features)} features will it keep in ${inWords(hidden)} ${hidden === 1 ? 'dimension' : 'dimensions'}?`,
    options: ({ features }) =>
      Array.from({ length: features }, (_, i) => ({ value: String(i + 1), label: String(i + 1) })),
    // More would not fit side by side.
    when: ({ features }) => features > 1 && features <= 10,
  },
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
});
