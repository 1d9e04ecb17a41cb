/** What the reader can set in `basis-or-direction`: which layer, into how many factors it is taken apart, and whether loud units count more. */
import { seed } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import { choice, number, type Problem, type Values } from '#lib/params/index.ts';
import { sampleLayers } from '#lib/units/activation-sample.ts';

export const params = {
  network: unitParams.network,
  layer: choice<string>({
    label: 'Layer',
    help: 'Whose directions are looked at.',
    default: sampleLayers.resnet50[0],
    options: [...sampleLayers.resnet50, ...sampleLayers.inceptionv1].map((name) => ({
      value: name,
      label: name,
    })),
    hidden: true,
  }),
  factors: number({
    first: true,
    label: 'Number of factors',
    help: 'Into how many parts the layer’s answers are taken apart: few are broad, many are narrow.',
    default: 24,
    min: 4,
    max: 64,
    step: 1,
  }),
  loudness: choice({
    label: 'Loud units',
    help: 'As they are, a few loud units decide where most directions point; alike, every unit is divided by its standard deviation first.',
    default: 'own',
    options: [
      { value: 'own', label: 'as they are' },
      { value: 'alike', label: 'all alike' },
    ],
  }),
  steps: number({
    label: 'Steps',
    help: 'How many times all factors are improved before the test begins.',
    default: 30,
    min: 1,
    max: 500,
    step: 1,
  }),
  seed: { ...seed, help: 'Draws the first factors, the random directions, and which twelve you are shown.' },
};

export type BasisValues = Values<typeof params>;

/** `values` with a layer of which there is a sample, and a sentence where another one was asked for. */
export function check(
  values: BasisValues,
  asked: ReadonlySet<string>,
): { values: BasisValues; problems: Problem[] } {
  const { network, layer } = values;
  const known = sampleLayers[network];
  if (known.includes(layer)) return { values, problems: [] };
  const first = known[0];
  const message = `Of ${networkTitles[network]} the layers ${known.join(' and ')} can be looked at here, not ${layer}; showing ${first}.`;
  return {
    values: { ...values, layer: first },
    problems: asked.has('layer') ? [{ name: 'layer', message }] : [],
  };
}
