/** What the reader can set in `deepdream`, and the dream that the settings describe. */
import { rate, seed, sizeFrom, stepsFrom } from '#components/figure-kit/params/run-params.ts';
import { checkUnit, unitParams } from '#components/figure-kit/params/unit-params.ts';
import { channelsOf } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { dreamLimits, type DreamRequest } from '#lib/optvis/dream-config.ts';
import { choice, number, type Problem, type Values } from '#lib/params/index.ts';
import type { Picture } from '#lib/stimuli/resize.ts';

/** The layer whose dreams are worth seeing first, by network. */
export const firstLayer: Readonly<Record<NetworkId, string>> = {
  resnet50: 'conv4_2',
  inceptionv1: 'inception_4c',
};

/** Photographs of the sample: two of each class. */
export const photographs = 20;

const [fewest, most] = dreamLimits.octaves;
const [closest, widest] = dreamLimits.octaveScale;

export const params = {
  ...unitParams,
  layer: { ...unitParams.layer, default: firstLayer.resnet50 },
  unit: { ...unitParams.unit, default: 10 },
  picture: choice({
    label: 'Picture',
    help: 'What the dream starts from.',
    default: 'clouds',
    options: [
      { value: 'clouds', label: 'clouds' },
      { value: 'photograph', label: 'a photograph' },
    ],
    hidden: true,
  }),
  photograph: number({
    label: 'Photograph',
    help: 'Which photograph, of twenty from CIFAR-10: two of each class.',
    default: 0,
    min: 0,
    max: photographs - 1,
    step: 1,
    hidden: true,
  }),
  objective: choice({
    first: true,
    label: 'Amplify',
    help: 'Whatever the layer responds to, or one of its units.',
    default: 'layer',
    options: [
      { value: 'layer', label: 'the layer' },
      { value: 'channel', label: 'one unit' },
    ],
    group: 'Dream',
  }),
  rate: {
    ...rate,
    help: 'How far a step moves the picture: 0.01 is a hundredth of the way from black to white.',
    default: 0.006,
    max: 0.1,
    group: 'Dream',
  },
  jitter: number({
    label: 'Jitter',
    help: 'Largest random shift of the picture before each look, so that no pattern sticks to the grid of the network.',
    default: 8,
    min: 0,
    max: 32,
    step: 1,
    unit: 'px',
    group: 'Dream',
  }),
  octaves: number({
    label: 'Octaves',
    help: 'At how many sizes the picture is amplified, from small to large: large shapes first, then their details.',
    default: 3,
    min: fewest,
    max: most,
    step: 1,
    group: 'Octaves',
  }),
  octaveScale: number({
    label: 'Scale between octaves',
    help: 'How much larger each size is than the one before.',
    default: 1.4,
    min: closest,
    max: widest,
    step: 0.05,
    unit: '×',
    group: 'Octaves',
  }),
  perOctave: number({
    label: 'Steps per octave',
    help: 'How long each size is amplified.',
    default: 16,
    min: 1,
    max: 200,
    step: 1,
    group: 'Octaves',
  }),
  size: {
    ...sizeFrom(160),
    help: 'Longer side of the picture. Larger pictures take longer.',
    max: dreamLimits.size,
    group: 'Run',
  },
  seed: {
    ...seed,
    help: 'Draws the clouds, and the shifts before each look; the same seed gives the same dream.',
    default: 2,
    group: 'Run',
  },
  /** All octaves, unless a link says where to stop. */
  steps: { ...stepsFrom(48), hidden: true },
};

export type DreamValues = Values<typeof params>;

/** As for every unit; and the steps follow the octaves, the layer the network, where nobody asked for another. */
export function check(
  values: DreamValues,
  asked: ReadonlySet<string>,
): { values: DreamValues; problems: Problem[] } {
  const { network, octaves, perOctave } = values;
  const foreign = channelsOf(network, values.layer) === undefined && !asked.has('layer');
  const longer = (asked.has('octaves') || asked.has('perOctave')) && !asked.has('steps');
  return checkUnit(
    {
      ...values,
      ...(foreign && { layer: firstLayer[network] }),
      ...(longer && { steps: octaves * perOctave }),
    },
    asked,
  );
}

/** The address of the row of photographs. */
export const sheet = (): string => `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}cifar10/sample.png`;

/** With `own` instead of a picture of the site. */
export function toConfig(values: DreamValues, own?: Picture): DreamRequest {
  const { network, layer, unit, objective, octaves, octaveScale, perOctave, size, rate, jitter, seed } =
    values;
  const photograph = () => ({
    photograph: values.photograph,
    sheet: new URL(sheet(), location.href).href,
  });
  const source = own ?? (values.picture === 'photograph' ? photograph() : { clouds: seed });
  return {
    network,
    layer,
    unit,
    objective,
    octaves,
    octaveScale,
    stepsPerOctave: perOctave,
    size,
    rate,
    jitter,
    seed,
    source,
  };
}
