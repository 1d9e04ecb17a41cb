/** `mixing-desk` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportToy, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { deskOf } from './desk.ts';
import { options, questionOf } from './outcome.ts';
import { params, toConfig } from './params.ts';

export default defineFigure({
  name: 'mixing-desk',
  title: 'One neuron, one feature?',
  question: { ask: questionOf, options },
  kind: 'toy',
  // Lamps are to be seen coming on.
  watch: 6,
  params,
  toConfig,
  report(snapshot) {
    if (!snapshot) return { metrics: {}, data: { neurons: [] } };
    const { one, mixed, idle, neurons } = deskOf(snapshot.W, snapshot.features, snapshot.hidden);
    return {
      metrics: { ...toyMetrics(snapshot), one, mixed, idle },
      data: {
        ...exportToy(snapshot),
        neurons: neurons.map(({ index, kind, top, shares }) => ({
          index,
          kind,
          top,
          shares: Array.from(shares, (share) => Number(share.toFixed(4))),
        })),
      },
    };
  },
});
