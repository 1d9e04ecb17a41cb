/** What the reader can set in `preconditioning`, and the three ways up that are named in it. */
import { seed, sizeFrom, stepsFrom } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { Ruler, SteepestConfig } from '#lib/optvis/steepest-config.ts';
import { choice, number, type Values } from '#lib/params/index.ts';

export const params = {
  ...unitParams,
  objective: choice({
    label: 'Objective',
    help: 'What is to rise: one neuron at the center of the picture, or its channel everywhere.',
    default: 'neuron',
    options: [
      { value: 'neuron', label: 'neuron' },
      { value: 'channel', label: 'channel' },
    ],
  }),
  length: number({
    label: 'Step length',
    help: 'How much a step changes the picture, on average (root mean square), in percent of the range from black to white.',
    default: 2,
    min: 0.1,
    max: 20,
    step: 0.1,
    unit: '%',
    scale: 'log',
  }),
  size: sizeFrom(64),
  steps: stepsFrom(16),
  // A start from which the shape is easy to recognize.
  seed: { ...seed, default: 3 },
};

export type PreconditioningValues = Values<typeof params>;

/** How each ruler is called, and what it measures, in the order of the figure and of `rulers`. */
export const ways: readonly { id: Ruler; label: string; measures: string }[] = [
  { id: 'pixels', label: 'Pixels', measures: 'Length is the average change of all values.' },
  { id: 'largest', label: 'Largest', measures: 'Length is the largest change of any value.' },
  { id: 'waves', label: 'Waves', measures: 'Length counts waves; fine ones cost more.' },
];

export function toConfig(values: PreconditioningValues): SteepestConfig {
  const { network, layer, unit, objective, size, seed } = values;
  return {
    run: {
      network,
      layer,
      unit,
      objective,
      sign: 1,
      param: 'fourier',
      decorrelate: true,
      transforms: null,
      size,
      rate: 1,
      seed,
    },
    length: values.length / 100,
  };
}
