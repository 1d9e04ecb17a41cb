/** `network-map` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import type { Photograph } from '#components/figure-kit/pickers/photograph.ts';
import { guesses } from './outcome.ts';
import { check, params } from './params.ts';
import { strongest } from './view-model.ts';

const listed = 5;
const rounded = (value: number): number => Number(value.toPrecision(5));

/** The definition for a reader who may have brought a picture: `own` gives the present one. */
export const definitionWith = (own: () => Photograph | undefined) =>
  defineFigure({
    name: 'network-map',
    title: 'What lights up on the way through a whole network?',
    kind: 'propagate',
    network: 'inceptionv1',
    picker: 'network',
    question: {
      ask: 'Of all the numbers in a layer, where is a larger share above zero?',
      options: guesses,
    },
    params,
    needs: () => 'logits',
    toConfig: async (values) => (await import('./prepare.ts')).prepare(values, own()),
    check,
    report(snapshot, values) {
      const { layers = [], edges = [], classes = [] } = snapshot ?? {};
      return {
        metrics: {
          layers: layers.length,
          above: Object.fromEntries(layers.map(({ name, active }) => [name, rounded(active)])),
          likeliest: classes[0]
            ? { class: classes[0].label, probability: rounded(classes[0].probability) }
            : null,
        },
        data: {
          picture: own() ? 'own' : values.picture,
          layers: layers.map((layer) => ({
            layer: layer.name,
            side: layer.side,
            channels: layer.mean.length,
            strongest: strongest(layer.mean, listed).map(({ unit, value }) => ({
              unit: `${layer.name}:${unit}`,
              mean: rounded(value),
              peak: rounded(layer.peak[unit]!),
            })),
          })),
          edges: edges.map((edge) => ({ ...edge, weight: rounded(edge.weight) })),
          classes: classes.map(({ unit, label, probability }) => ({
            unit: `logits:${unit}`,
            label,
            probability: rounded(probability),
          })),
        },
      };
    },
  });

export default definitionWith(() => undefined);
