/** What the reader can set in `network-map`: the network, the photograph that flows through it, and the circuit that is lit up. */
import { seed } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import { readUnit, writeUnit, type Unit } from '#lib/circuits/unit-name.ts';
import { channelsOf, layers, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { choice, number, text, type Problem, type Values } from '#lib/params/index.ts';

const photographs = 10_000;
/** More units than this would be a thicket. */
const mostUnits = 96;

/** A list of units in its shortest form; undefined where it is none. */
function readCircuit(list: string): string | undefined {
  const words = list.split(/[\s,]+/).filter(Boolean);
  try {
    return words.length > mostUnits
      ? undefined
      : [...new Set(words.map((word) => writeUnit(readUnit(word))))].join(',');
  } catch {
    return undefined;
  }
}

export const unitsOf = (circuit: string): Unit[] => (circuit ? circuit.split(',').map(readUnit) : []);

const depthOf = (network: NetworkId): number => layers[network].length;
const deepest = Math.max(...Object.keys(layers).map((id) => depthOf(id as NetworkId)));

export const params = {
  network: unitParams.network,
  picture: number({
    label: 'Photograph',
    help: 'Which of the 10,000 test photographs of CIFAR-10 goes in.',
    default: 11,
    min: 0,
    max: photographs - 1,
    step: 1,
    hidden: true,
  }),
  circuit: text({
    label: 'Circuit',
    help: 'Units to light up, with the weights between them; the field notes choose where it is empty.',
    default: '',
    read: readCircuit,
    form: `a list of up to ${mostUnits} units such as conv3_1:84,conv3_2:81`,
  }),
  measure: choice({
    first: true,
    label: 'A tile shows',
    help: 'The activation of its channel, averaged over the whole map, or at the one cell where it is strongest. Each layer has its own scale.',
    default: 'mean',
    options: [
      { value: 'mean', label: 'the average' },
      { value: 'peak', label: 'the strongest cell' },
    ],
  }),
  edges: number({
    label: 'Weights drawn',
    help: 'How many of the strongest weights from one layer of the circuit to the next are drawn.',
    default: 12,
    min: 0,
    max: 48,
    step: 1,
  }),
  size: number({
    label: 'Size',
    help: 'Side of the picture as the network sees it. Both networks were trained at 224.',
    default: 224,
    min: 64,
    max: 224,
    step: 32,
    unit: 'px',
  }),
  seed: { ...seed, help: 'Draws another photograph; the same seed draws the same.' },
  steps: number({
    label: 'Steps',
    help: 'How many layers deep the picture goes.',
    default: deepest,
    min: 1,
    max: 10 * deepest,
    step: 1,
    hidden: true,
  }),
};

export type MapValues = Values<typeof params>;

/** A photograph for every seed, far apart for neighbors. */
const drawn = (value: number): number =>
  (params.picture.default + (value - params.seed.default) * 7919) % photographs;

/** As many steps as the network has layers, unless others were asked for; units that it lacks are left out of the circuit, which is said. */
export function check(
  values: MapValues,
  asked: ReadonlySet<string>,
): { values: MapValues; problems: Problem[] } {
  const { network, circuit } = values;
  const depth = depthOf(network);
  const usual = asked.has('network') ? depth : Math.min(values.steps, depth);
  const steps = asked.has('steps') ? values.steps : usual;
  const picture =
    asked.has('seed') && !asked.has('picture') ? drawn(values.seed + photographs) : values.picture;
  const kept = unitsOf(circuit).filter(({ layer, unit }) => unit < (channelsOf(network, layer) ?? 0));
  const written = kept.map(writeUnit).join(',');
  const lacking = unitsOf(circuit)
    .filter((unit) => !kept.includes(unit))
    .map(writeUnit);
  const problems = lacking.length
    ? [
        {
          name: 'circuit',
          message: `${networkTitles[network]} has no unit ${lacking.join(', ')}; it is left out.`,
        },
      ]
    : [];
  return { values: { ...values, steps, picture, circuit: written }, problems };
}
