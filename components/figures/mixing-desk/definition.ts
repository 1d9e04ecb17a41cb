/** `mixing-desk` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import { exportToy, toyMetrics } from '#components/figure/toy-export.ts';
import { deskOf } from './desk.ts';
import { params, toConfig } from './params.ts';

export const name = 'mixing-desk';
export const title = 'One neuron, one feature?';

export const definition: FigureDefinition<typeof params, 'toy'> = {
  name,
  title,
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
};
