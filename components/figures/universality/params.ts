/** What the reader can set in `universality`: the family that both networks are searched for, and how the question is put. */
import { seed, stepsFrom } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { layers } from '#lib/networks/layers.ts';
import { choice, number, type Values } from '#lib/params/index.ts';
import { families } from './families.ts';

/** Both networks, `network` first. */
export const bothFrom = (network: NetworkId): readonly [NetworkId, NetworkId] =>
  network === 'resnet50' ? ['resnet50', 'inceptionv1'] : ['inceptionv1', 'resnet50'];

const layerOf = (network: NetworkId, title: string) =>
  choice<string>({
    label: `Layer of ${title}`,
    help: 'Which layer of it is asked; “most” is the one with most units of the family.',
    default: 'most',
    options: [
      { value: 'most', label: 'most' },
      ...layers[network].slice(0, -1).map(({ name }) => ({ value: name, label: name })),
    ],
    hidden: true,
  });

export const params = {
  network: {
    ...unitParams.network,
    label: 'First network',
    help: 'The network that you see before you guess.',
  },
  family: choice<string>({
    label: 'Family',
    help: 'The kind of unit that both networks are searched for, by the same rule.',
    default: 'curve',
    options: families.map(({ family, title }) => ({ value: family, label: title })),
    hidden: true,
  }),
  view: choice({
    first: true,
    label: 'Compare',
    help: 'How the family answers one question, or which unit of the other network responds most like each of them.',
    default: 'answers',
    options: [
      { value: 'answers', label: 'answers' },
      { value: 'partners', label: 'partners' },
    ],
  }),
  inceptionLayer: layerOf('inceptionv1', 'InceptionV1'),
  resnetLayer: layerOf('resnet50', 'ResNet-50'),
  radius: number({
    label: 'Radius',
    help: 'How tightly the curve bends.',
    default: 32,
    min: 10,
    max: 80,
    step: 1,
    unit: 'px',
  }),
  thickness: number({
    label: 'Thickness',
    help: 'Of the drawn line.',
    default: 3,
    min: 1,
    max: 12,
    step: 0.5,
    unit: 'px',
  }),
  ink: choice({
    label: 'Ink',
    help: 'Each unit may prefer dark lines or light ones; “both” shows both and counts the stronger response.',
    default: 'both',
    options: [
      { value: 'both', label: 'both' },
      { value: 'light', label: 'light' },
      { value: 'dark', label: 'dark' },
    ],
  }),
  steps: { ...stepsFrom(1), max: 1, hidden: true },
  seed: { ...seed, help: 'Chooses the noise among the controls.' },
};

export type UniversalityValues = Values<typeof params>;

/** The param that chooses the layer of `network`. */
export const layerParam = (network: NetworkId): 'inceptionLayer' | 'resnetLayer' =>
  network === 'inceptionv1' ? 'inceptionLayer' : 'resnetLayer';
