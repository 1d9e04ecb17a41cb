/** What the reader can set in `feature-visualizer`, and the run that the settings describe. */
import {
  rate,
  seed,
  sign,
  sizeFrom,
  stepsFrom,
  toTransforms,
  transformParams,
} from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { OptvisConfig, RenderConfig } from '#lib/optvis/config.ts';
import { choice, number, text, toggle, type Values } from '#lib/params/index.ts';
import { growthOf, readCarry } from './growth-text.ts';

export const params = {
  ...unitParams,
  objective: choice({
    first: true,
    label: 'Objective',
    help: 'What the picture should excite: one neuron at the center, its channel everywhere, the whole layer, a random direction in it, or a class that the network names in the end.',
    default: 'channel',
    options: [
      { value: 'neuron', label: 'neuron' },
      { value: 'channel', label: 'channel' },
      { value: 'layer', label: 'layer' },
      { value: 'direction', label: 'direction' },
      { value: 'class', label: 'class' },
    ],
    aliases: { logit: 'class' },
    group: 'Objective',
  }),
  class: number({
    label: 'Class',
    help: 'One of the 1,000 things that the network learned to name.',
    default: 949,
    min: 0,
    max: 999,
    step: 1,
    hidden: true,
  }),
  sign: { ...sign, group: 'Objective' },
  batch: number({
    label: 'Pictures',
    help: 'How many pictures are made together. One shows one way to excite the unit; there may be others.',
    default: 1,
    min: 1,
    max: 4,
    step: 1,
    group: 'Objective',
  }),
  diversity: number({
    label: 'Diversity',
    help: 'How much it counts that the pictures differ, next to how strongly they excite. At 0 only their noise differs.',
    default: 100,
    min: 0,
    max: 400,
    step: 5,
    unit: '%',
    group: 'Objective',
  }),
  param: choice({
    label: 'Parametrization',
    help: 'What is adjusted: the waves that add up to the picture, each pixel by itself, or a Laplacian pyramid, pixels of several sizes laid over each other.',
    default: 'fourier',
    options: [
      { value: 'fourier', label: 'Fourier' },
      { value: 'pixels', label: 'pixels' },
      { value: 'pyramid', label: 'pyramid' },
    ],
    aliases: { fft: 'fourier', pixel: 'pixels', laplacian: 'pyramid' },
    group: 'Picture',
  }),
  decorrelate: toggle({
    label: 'Decorrelated colors',
    help: 'Adjust brightness and color contrasts, which vary independently in photographs, rather than red, green and blue.',
    default: true,
    group: 'Picture',
  }),
  size: { ...sizeFrom(128), group: 'Picture' },
  transforms: toggle({
    label: 'Random transforms',
    help: 'Nudge, scale and turn the picture a little before each look, so that only robust patterns survive.',
    default: true,
    aliases: { none: false, all: true, standard: true, default: true },
    group: 'Transforms',
  }),
  ...transformParams,
  carry: text({
    label: 'Carried on',
    help: 'From which steps on the picture is carried on at larger sizes.',
    default: '',
    form: 'a list of steps and sizes that rise, up to 448 pixels, such as 128:256,192:448',
    read: readCarry,
  }),
  steps: { ...stepsFrom(128), group: 'Run' },
  rate: { ...rate, group: 'Run' },
  seed: { ...seed, group: 'Run' },
};

export type FeatureVisualizerValues = Values<typeof params>;

/** What the settings speak of, in the network's terms: a class is a channel of the logits. */
export function subjectOf(
  values: FeatureVisualizerValues,
): Pick<RenderConfig, 'layer' | 'unit' | 'objective'> {
  const { layer, unit, objective } = values;
  return objective === 'class'
    ? { layer: 'logits', unit: values.class, objective: 'channel' }
    : { layer, unit, objective };
}

export function toConfig(values: FeatureVisualizerValues): OptvisConfig {
  const { network, param, decorrelate, size, batch, rate, seed } = values;
  return {
    runs: [
      {
        network,
        ...subjectOf(values),
        sign: values.sign === 'negative' ? -1 : 1,
        param,
        decorrelate,
        transforms: values.transforms ? toTransforms(values) : null,
        size,
        rate,
        seed,
        ...(values.carry !== '' && { growth: growthOf(values.carry) }),
        ...(batch > 1 && { batch, diversity: values.diversity / 100, relative: true }),
      },
    ],
  };
}
