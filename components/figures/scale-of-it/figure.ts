/** `scale-of-it` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { pairsOf } from '#lib/networks/count.ts';
import { askedOf, options, questions } from './guesses.ts';
import { params, toConfig } from './params.ts';
import { amountsOf, firstShare, quantities, total } from './quantities.ts';
import { tasksOf } from './reading.ts';
import { countedOf, toViewModel } from './view-model.ts';

export default defineFigure({
  name: 'scale-of-it',
  title: 'How large is a network, and could one read it?',
  kind: 'count',
  instant: true,
  params,
  toConfig,
  network: 'inceptionv1',
  picker: 'network',
  question: {
    ask: ({ quantity }) => questions[askedOf(quantity)],
    options,
    skip: 'Show it without a guess',
  },
  report(snapshot, values) {
    const shown = toViewModel(snapshot);
    if (!shown) return { metrics: {}, data: {} };
    const { layers } = countedOf(shown, values.network);
    const each = <T>(of: (quantity: (typeof quantities)[number]) => T) =>
      Object.fromEntries(quantities.map((quantity) => [quantity, of(quantity)]));
    return {
      metrics: {
        ...each((quantity) => total(amountsOf(layers, quantity))),
        pairs: pairsOf(layers),
        firstHalf: each((quantity) => Number(firstShare(layers, quantity).toFixed(4))),
      },
      data: {
        networks: shown.networks.map(({ network, layers: counted }) => ({
          network,
          layers: counted.map((layer) => ({ ...layer })),
        })),
        reading: tasksOf(layers, values.minutes).map(({ name: of, count, days }) => ({
          of,
          count,
          days: Number(days.toFixed(1)),
        })),
      },
    };
  },
});
