/** What the reader can set in `circuit-explorer`: the unit in the middle, which way to look, and the units that are pinned. */
import { seed } from '#components/figure-kit/params/run-params.ts';
import { checkUnit, unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { CircuitConfig } from '#lib/circuits/circuit.ts';
import { readUnit, writeUnit, type Unit } from '#lib/circuits/unit-name.ts';
import { channelsOf, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { choice, number, text, toggle, type Problem, type Values } from '#lib/params/index.ts';

/** The curve detector that the figure begins with, by network. */
export const firstCenter: Readonly<Record<NetworkId, { layer: string; unit: number }>> = {
  resnet50: { layer: 'conv3_2', unit: 81 },
  inceptionv1: { layer: 'inception_3b', unit: 394 },
};

/** More would not fit into a picture that can be read. */
export const mostPins = 16;

/** `undefined` where one of them is not written as a unit. */
function readPins(list: string): string | undefined {
  try {
    const units = list.split(',').filter((word) => word.trim() !== '');
    return [...new Set(units.map((word) => writeUnit(readUnit(word))))].slice(0, mostPins).join(',');
  } catch {
    return undefined;
  }
}

export const pinsOf = (pins: string): Unit[] => (pins === '' ? [] : pins.split(',').map(readUnit));

export const params = {
  ...unitParams,
  layer: { ...unitParams.layer, default: firstCenter.resnet50.layer },
  unit: { ...unitParams.unit, default: firstCenter.resnet50.unit },
  direction: choice({
    label: 'Look at',
    help: 'The units of the layer before that feed this one, or those of the next layer that it feeds.',
    default: 'inputs',
    options: [
      { value: 'inputs', label: 'inputs' },
      { value: 'outputs', label: 'outputs' },
    ],
    aliases: { in: 'inputs', out: 'outputs' },
    first: true,
  }),
  arrange: choice({
    label: 'Arrange by',
    help: 'By strength, what excites apart from what inhibits; or by the families of the field notes, each with the sum of its weights.',
    default: 'strength',
    options: [
      { value: 'strength', label: 'strength' },
      { value: 'family', label: 'family' },
    ],
    first: true,
    redraws: true,
  }),
  check: toggle({
    label: 'Test the reading',
    help: 'Show the network pictures, and compare the value that these weights predict with the true one. Takes a second or more.',
    default: false,
  }),
  pins: text({
    label: 'Pinned units',
    help: 'Units that are laid out together as a circuit.',
    default: '',
    read: readPins,
    form: 'a list of units such as conv3_1:84,conv3_2:81',
  }),
  steps: number({
    label: 'Steps',
    help: 'One: weights are read at once.',
    default: 1,
    min: 1,
    max: 1,
    step: 1,
    hidden: true,
  }),
  seed: { ...seed, help: 'Has no part in this figure: weights are read, not drawn.', hidden: true },
};

export type CircuitValues = Values<typeof params>;

/** Edges of either sign. */
export const count = 12;

export const toConfig = ({ network, layer, unit, direction, check, pins }: CircuitValues): CircuitConfig => ({
  network,
  layer,
  unit,
  direction,
  count,
  check,
  pins: pinsOf(pins),
});

/** The unit must be there, pins must belong to the network, and nothing comes after the classes. */
export function check(
  values: CircuitValues,
  asked: ReadonlySet<string>,
): { values: CircuitValues; problems: Problem[] } {
  const { network } = values;
  const title = networkTitles[network];
  const known = channelsOf(network, values.layer) !== undefined;
  // A layer that nobody asked for goes with its unit to the first center of the network.
  const placed = known || asked.has('layer') ? values : { ...values, ...firstCenter[network] };
  const first = checkUnit(placed, asked);
  const problems = [...first.problems];
  let { direction } = first.values;
  if (direction === 'outputs' && first.values.layer === 'logits') {
    direction = 'inputs';
    if (asked.has('direction'))
      problems.push({
        name: 'direction',
        message: 'Nothing comes after the classes of the last layer; showing what feeds them.',
      });
  }
  const there = ({ layer, unit }: Unit): boolean => unit < (channelsOf(network, layer) ?? 0);
  const pins = pinsOf(values.pins);
  const missing = pins.filter((pin) => !there(pin)).map(writeUnit);
  if (missing.length > 0 && asked.has('pins'))
    problems.push({
      name: 'pins',
      message: `${title} has no ${missing.join(', ')}, so ${missing.length > 1 ? 'they are' : 'it is'} not pinned.`,
    });
  const kept = pins.filter(there).map(writeUnit).join(',');
  return { values: { ...first.values, direction, pins: kept }, problems };
}
