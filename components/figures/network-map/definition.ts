/** `network-map` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import type { Photograph } from '#components/figure/photograph.ts';
import { check, params } from './params.ts';
import { strongest } from './shown.ts';

export const name = 'network-map';
export const title = 'What lights up on the way through a whole network?';

const listed = 5;
const rounded = (value: number): number => Number(value.toPrecision(5));

/** The definition for a reader who may have brought a picture: `own` gives the present one. */
export function definitionWith(own: () => Photograph | undefined): FigureDefinition<typeof params, 'flow'> {
  return {
    name,
    title,
    kind: 'flow',
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
  };
}

export const definition = definitionWith(() => undefined);
