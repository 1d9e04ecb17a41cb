/** `handmade-circuit` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { guesses } from './guesses.ts';
import { check, params, presets, stages } from './params.ts';

export default defineFigure({
  name: 'handmade-circuit',
  title: 'Can you build a curve detector by hand?',
  network: 'inceptionv1',
  startFor: (network) => ({ unit: stages[network].unit }),
  picker: 'network',
  pick: ({ network }) => (network ? { unit: stages[network].unit, painted: '' } : {}),
  question: {
    ask: 'Line detectors along an arc, all exciting: how will they answer the arc turned around?',
    options: guesses,
    sets: presets[1].set,
  },
  kind: 'handmade',
  instant: true,
  params,
  check,
  toConfig: async (values) => (await import('./config.ts')).toConfig(values),
  report(snapshot, values) {
    const { from, to, next } = stages[values.network];
    const result = snapshot?.result;
    if (!result) return { metrics: {}, data: { from, to, next } };
    const { learned, handmade, sources, weights, clients, classes } = result;
    const list = (numbers: ArrayLike<number>): number[] => Array.from(numbers);
    return {
      metrics: { learnedPeak: Math.max(...learned), handmadePeak: Math.max(...handmade) },
      data: {
        from,
        to,
        next,
        unit: `${to}:${values.unit}`,
        stimuli:
          '24 curves, bulging to 0, 15 ... 345 degrees, then straight lines across 0, 15 ... 165 degrees',
        learned: list(learned),
        handmade: list(handmade),
        sources: sources.map((unit) => `${from}:${unit}`),
        learnedWeights: list(weights),
        clients: clients.map(({ unit, trained, removed, replaced }) => ({
          unit: `${next}:${unit}`,
          trained: list(trained),
          removed: list(removed),
          replaced: list(replaced),
        })),
        ...(classes && {
          logits: {
            photographs: classes.count,
            trained: list(classes.trained),
            removed: list(classes.removed),
            replaced: list(classes.replaced),
          },
        }),
      },
    };
  },
});
