/** What the reader can set in `objective-row`, and its four runs: the same unit asked for at one place, everywhere, with all others, and a name. */
import {
  rate,
  seed,
  sizeFrom,
  stepsFrom,
  toTransforms,
  transformParams,
} from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { OptvisConfig, RenderConfig } from '#lib/optvis/config.ts';
import { defaults, first, number, toggle, type Values } from '#lib/params/index.ts';

/** The class that ResNet-50 itself gives the largest logit when it is shown the first unit's picture; a test asks it again. */
export const firstClass = { number: 476, name: 'carousel' };

export const params = {
  ...unitParams,
  unit: first(unitParams.unit),
  class: number({
    label: 'Class',
    help: 'Which of the names that the network was trained to give, by its number.',
    default: firstClass.number,
    min: 0,
    max: 999,
    step: 1,
    hidden: true,
  }),
  transforms: toggle({
    label: 'Random transforms',
    help: 'Nudge, scale and turn the picture a little before each look, so that only robust patterns survive.',
    default: true,
    aliases: { none: false, all: true, standard: true, default: true },
  }),
  size: sizeFrom(96),
  steps: stepsFrom(64),
  rate,
  seed,
};

export type ObjectiveRowValues = Values<typeof params>;

interface Kind {
  id: 'neuron' | 'channel' | 'layer' | 'class';
  label: string;
  /** What of the network's activations is summed up, in words. */
  sum: string;
}

/** In the order of the figure: from the smallest part of the network to the last. */
export const kinds: readonly Kind[] = [
  { id: 'neuron', label: 'Neuron', sum: 'one channel, at one place' },
  { id: 'channel', label: 'Channel', sum: 'one channel, everywhere' },
  { id: 'layer', label: 'Layer', sum: 'every channel, everywhere, squared' },
  { id: 'class', label: 'Class', sum: 'one of 1,000 names, at the end' },
];

const standard = toTransforms(defaults(transformParams));

export function toConfig(values: ObjectiveRowValues): OptvisConfig {
  const { network, layer, unit, transforms, size, rate, seed } = values;
  const asked = (id: Kind['id']): Pick<RenderConfig, 'layer' | 'unit' | 'objective'> =>
    id === 'class'
      ? { layer: 'logits', unit: values.class, objective: 'channel' }
      : { layer, unit, objective: id };
  return {
    runs: kinds.map(({ id }) => ({
      network,
      ...asked(id),
      sign: 1,
      param: 'fourier',
      decorrelate: true,
      transforms: transforms ? standard : null,
      size,
      rate,
      seed,
    })),
  };
}
