/** What the reader can set in `kernel-playground`: a picture, a kernel, how it goes over the picture, and which place is looked at. */
import { seed } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import { placesOn } from '#lib/networks/sliding.ts';
import { choice, number, text, toggle, type Problem, type Values } from '#lib/params/index.ts';
import { side } from './pictures.ts';
import { presetNames, presets, presetWeights } from './presets.ts';
import { parseWeights, readWeights, refitted, writeWeights } from './weights-text.ts';

export const params = {
  picture: choice({
    first: true,
    label: 'Picture',
    help: 'What the kernel slides over: 32 by 32 pixels.',
    default: 'house',
    options: [
      { value: 'house', label: 'a house' },
      { value: 'disc', label: 'a disc' },
      { value: 'edge', label: 'an edge' },
      { value: 'stripes', label: 'stripes' },
      { value: 'photograph', label: 'a photograph' },
    ],
    aliases: { disk: 'disc', photo: 'photograph' },
  }),
  photograph: number({
    label: 'Photograph',
    help: 'Its number in CIFAR-10’s test set.',
    default: 11,
    min: 0,
    max: 9999,
    step: 1,
  }),
  kernel: choice({
    first: true,
    label: 'Kernel',
    help: 'The numbers that the window multiplies by.',
    default: 'vertical',
    options: [
      ...presetNames.map((value) => ({ value, label: presets[value].label })),
      { value: 'own', label: 'your own numbers' },
      { value: 'network', label: 'one of the network’s' },
    ],
    aliases: { copy: 'identity' },
  }),
  weights: text({
    label: 'Weights',
    help: 'Your own numbers, row by row.',
    default: '',
    form: 'a list of 9 or 25 numbers from −9 to 9, such as 1,0,-1,1,0,-1,1,0,-1',
    read: readWeights,
  }),
  network: unitParams.network,
  unit: {
    ...unitParams.unit,
    label: 'Channel',
    help: 'Of the first layer, whose kernel slides.',
    default: 0,
    max: 63,
  },
  size: choice({
    label: 'Size',
    help: 'Rows and columns of the kernel.',
    default: '3',
    options: [
      { value: '3', label: '3 × 3' },
      { value: '5', label: '5 × 5' },
    ],
  }),
  color: choice({
    label: 'Reads',
    help: 'What it multiplies: how bright a pixel is, or one of its colors. The network’s kernels read all three.',
    default: 'gray',
    options: [
      { value: 'gray', label: 'gray' },
      { value: 'red', label: 'red' },
      { value: 'green', label: 'green' },
      { value: 'blue', label: 'blue' },
    ],
  }),
  stride: number({
    label: 'Stride',
    help: 'Pixels from one place of the window to the next. With 2, the map has half as many rows.',
    default: 1,
    min: 1,
    max: 3,
    step: 1,
    unit: 'px',
  }),
  pace: choice({
    redraws: true,
    label: 'Speed',
    help: 'How the window goes when you press play.',
    default: 'row',
    options: [
      { value: 'cell', label: 'one place at a time' },
      { value: 'row', label: 'row by row' },
      { value: 'all', label: 'all at once' },
    ],
  }),
  relu: toggle({
    label: 'Set negative sums to zero (ReLU)',
    help: 'As a network does. Without it, negative sums are drawn in blue.',
    default: true,
    redraws: true,
  }),
  at: number({
    label: 'Place',
    help: 'The place of the window that is looked at, counted row by row; −1 follows the run.',
    default: -1,
    min: -1,
    max: side * side - 1,
    step: 1,
    redraws: true,
    hidden: true,
  }),
  steps: number({
    label: 'Steps',
    help: 'Places that the window goes to before it stops; one sweep, unless you ask for less.',
    default: (side - 2) ** 2,
    min: 1,
    max: side * side,
    step: 1,
    hidden: true,
  }),
  seed: { ...seed, help: 'Chooses the order of the three maps in the question.', hidden: true },
};

export type PlaygroundValues = Values<typeof params>;

/** `a house`. */
export const nounOf = (picture: PlaygroundValues['picture']): string =>
  params.picture.options.find(({ value }) => value === picture)!.label;

/** The window of a first-layer kernel, in both networks; a test holds it against the manifests. */
export const firstWindow = { size: 7, stride: 2, pad: 3 } as const;

/** Size, stride and border of the kernel that is set. */
export const windowOf = ({ kernel, size, stride }: PlaygroundValues) =>
  kernel === 'network' ? firstWindow : { size: Number(size), stride, pad: 0 };

/** The numbers of a kernel set by hand or by a preset: [size * size]. */
export function handWeights({ kernel, weights, size }: PlaygroundValues): Float32Array {
  if (kernel === 'own' || kernel === 'network')
    return parseWeights(weights) ?? presetWeights('vertical', Number(size));
  return presetWeights(kernel, Number(size));
}

/** Makes settings agree: numbers of one's own with the size, the number of steps with that of places. */
export function check(
  asked: PlaygroundValues,
  named: ReadonlySet<string>,
): { values: PlaygroundValues; problems: Problem[] } {
  const values = { ...asked };
  const own = named.has('weights') && values.weights !== '';
  if (own && !named.has('kernel')) values.kernel = 'own';
  if (values.kernel === 'own') {
    const weights = handWeights(values);
    if (own) values.size = weights.length === 9 ? '3' : '5';
    values.weights = writeWeights(refitted(weights, Number(values.size)));
  } else values.weights = '';
  const places = placesOn(side, windowOf(values));
  values.steps = Math.min(named.has('steps') ? values.steps : Infinity, places ** 2);
  values.at = Math.min(values.at, places ** 2 - 1);
  return { values, problems: [] };
}
