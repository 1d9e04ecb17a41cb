/** What the reader can set in `circuit-surgery`: the unit that is watched, what is done to its inputs, and what is shown to it. */
import { checkUnit, unitParams } from '#components/figure-kit/params/unit-params.ts';
import { layerBefore } from '#lib/circuits/layer-before.ts';
import { type Operation, type SurgeryConfig } from '#lib/circuits/surgery-config.ts';
import { channelsOf, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { choice, number, text, toggle, type Problem, type Values } from '#lib/params/index.ts';
import type { Arc } from '#lib/stimuli/strokes.ts';
import { readChanges, writeChanges } from './changes.ts';

/** A curve unit of each network that has an earlier curve unit among its inputs, and the curve that it answers to most. */
export const firstUnits = {
  resnet50: { network: 'resnet50', layer: 'conv3_2', unit: 256, orientation: 300, radius: 32, ink: 'light' },
  inceptionv1: {
    network: 'inceptionv1',
    layer: 'inception_3b',
    unit: 408,
    orientation: 210,
    radius: 32,
    ink: 'light',
  },
} as const satisfies Record<NetworkId, unknown>;

/** Orientations of a tuning curve, evenly round. */
export const turns = 24;
/** Side of all pictures in pixels. */
export const size = 96;
/** Photographs that are shown: those that the unit answers to most, of 10,000. */
export const photographs = 20;
/** Inputs of either sign that are listed at most. */
export const listed = 12;

const operationLabels: Record<Operation, string> = {
  none: 'as trained',
  positive: 'no negative weights',
  strongest: 'cut the four strongest',
  random: 'cut four at random',
  linear: 'linear, all weights',
};

export const params = {
  network: unitParams.network,
  layer: { ...unitParams.layer, default: firstUnits.resnet50.layer },
  unit: { ...unitParams.unit, default: firstUnits.resnet50.unit as number },
  operation: choice<Operation>({
    label: 'Operation',
    help: 'What is done to the inputs of the unit. Single inputs can be changed in the list as well.',
    default: 'none',
    options: (Object.keys(operationLabels) as Operation[]).map((value) => ({
      value,
      label: operationLabels[value],
    })),
    hidden: true,
  }),
  cuts: text({
    label: 'Changed inputs',
    help: 'Inputs of the unit, by their numbers in the layer before, and what each edge is multiplied by.',
    default: '',
    read: readChanges,
    form: 'a list of inputs and factors from −2 to 2, such as 205:0,213:-1',
  }),
  shown: choice({
    label: 'Show it',
    help: 'Drawn curves of every direction, or the photographs that the unit answers to most.',
    default: 'curves',
    options: [
      { value: 'curves', label: 'curves' },
      { value: 'photographs', label: 'its best photographs' },
    ],
    hidden: true,
  }),
  orientation: number({
    label: 'Direction of the curve',
    help: 'Where the curve in the picture bulges to, clockwise from the right.',
    default: firstUnits.resnet50.orientation,
    min: 0,
    max: 345,
    step: 15,
    unit: '°',
    group: 'Curves',
  }),
  radius: number({
    label: 'Radius',
    help: 'Of all curves.',
    default: firstUnits.resnet50.radius,
    min: 8,
    max: 80,
    step: 1,
    unit: 'px',
    group: 'Curves',
  }),
  ink: choice({
    label: 'Ink',
    help: 'Curves lighter or darker than the gray behind them.',
    default: 'light',
    options: [
      { value: 'light', label: 'light' },
      { value: 'dark', label: 'dark' },
    ],
    group: 'Curves',
  }),
  rank: number({
    label: 'Photograph',
    help: 'Which of its best photographs is shown large.',
    default: 1,
    min: 1,
    max: photographs,
    step: 1,
  }),
  everywhere: toggle({
    label: 'For every unit',
    help: 'What is cut is cut for all units that come after it, not for the watched one alone.',
    default: false,
    group: 'The whole network',
  }),
  classes: toggle({
    label: 'Classes',
    help: 'Also ask the whole network what the picture shows. Loads all of its weights.',
    default: false,
    group: 'The whole network',
  }),
  seed: number({
    label: 'Seed',
    help: 'Chooses the four inputs that are cut at random.',
    default: 1,
    min: 0,
    max: 1_000_000,
    step: 1,
  }),
  steps: number({
    label: 'Steps',
    help: 'One step does the whole operation.',
    default: 1,
    min: 1,
    max: 1,
    step: 1,
    hidden: true,
  }),
};

export type SurgeryValues = Values<typeof params>;

const inks = { light: [1, 1, 1], dark: [0, 0, 0] } as const;

/** The curve of one direction; 0.4 of a turn at most, and no longer than fits. */
export const arcOf = ({ radius, ink }: SurgeryValues, orientation: number): Arc => ({
  kind: 'arc',
  orientation,
  radius,
  length: Math.min(60, 0.8 * Math.PI * radius),
  thickness: 3,
  foreground: inks[ink as keyof typeof inks],
  background: [0.5, 0.5, 0.5],
});

export function toConfig(values: SurgeryValues): SurgeryConfig | Promise<SurgeryConfig> {
  const { network, layer, unit, operation, cuts, shown, orientation, rank, everywhere, classes, seed } =
    values;
  const config = {
    network,
    unit: { layer, unit },
    operation,
    seed,
    changes: [...(readChanges(cuts, true) ?? [])].map(([from, factor]) => ({ unit: from, factor })),
    everywhere,
    size,
    classes,
    count: listed,
  };
  if (shown === 'curves') {
    const shapes = Array.from({ length: turns }, (_, k) => arcOf(values, (360 / turns) * k));
    return { ...config, shown: { shapes }, map: Math.round((orientation * turns) / 360) };
  }
  return import('./photographs.ts')
    .then(({ photographsOf }) => photographsOf(network, layer, unit))
    .then((found) => ({
      ...config,
      shown: { photographs: found },
      map: Math.min(rank, found.length) - 1,
    }));
}

/** The layer and its unit as everywhere; a class cannot be operated on, and what is cut must be there. */
export function check(
  values: SurgeryValues,
  asked: ReadonlySet<string>,
): { values: SurgeryValues; problems: Problem[] } {
  const first = firstUnits[values.network];
  // A network that was asked for alone comes with its own curve unit.
  const wanted =
    channelsOf(values.network, values.layer) === undefined && !asked.has('layer')
      ? { ...values, ...Object.fromEntries(Object.entries(first).filter(([name]) => !asked.has(name))) }
      : values;
  const found = checkUnit(wanted, asked);
  const problems = [...found.problems];
  let result = found.values;
  if (result.layer === 'logits') {
    problems.push({
      name: 'layer',
      message: `The classes of ${networkTitles[values.network]} are no units whose inputs can be cut here; showing ${first.layer} instead.`,
    });
    result = { ...result, ...first };
  }
  const before = layerBefore(result.network, result.layer);
  const channels = (before && channelsOf(result.network, before)) || 0;
  const all = readChanges(result.cuts, true) ?? new Map<number, number>();
  const there = new Map([...all].filter(([unit]) => unit < channels));
  if (there.size < all.size && asked.has('cuts'))
    problems.push({
      name: 'cuts',
      message: before
        ? `The layer before, ${before}, has units 0 to ${channels - 1}; others cannot be cut.`
        : `${result.layer} reads the picture itself; there are no units before it to cut.`,
    });
  return { values: { ...result, cuts: writeChanges(there) }, problems };
}
