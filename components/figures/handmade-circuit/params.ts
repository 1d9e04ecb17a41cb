/** What the reader can set in `handmade-circuit`: the unit to be replaced, and the recipe of its twin. */
import { seed } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { channelsOf, networkTitles } from '#lib/networks/layers.ts';
import { choice, number, text, toggle, type Problem, type Values } from '#lib/params/index.ts';
import { readPaint } from './paint.ts';

export interface Stage {
  /** The layer that parts come from, that of the unit (with cells of the same size), and the one after it. */
  from: string;
  to: string;
  next: string;
  /** The unit that is replaced where none is asked for. */
  unit: number;
}

export const stages: Readonly<Record<NetworkId, Stage>> = {
  resnet50: { from: 'conv3_1', to: 'conv3_2', next: 'conv3_3', unit: 222 },
  inceptionv1: { from: 'inception_3a', to: 'inception_3b', next: 'inception_4a', unit: 368 },
};

export const params = {
  network: unitParams.network,
  unit: { ...unitParams.unit, label: 'Unit to replace', default: stages.resnet50.unit },
  parts: choice({
    label: 'Parts',
    help: 'The units of the layer before from which the twin is built.',
    default: 'line',
    options: [
      { value: 'line', label: 'one line detector' },
      { value: 'lines', label: 'line detectors along the arc' },
      { value: 'curves', label: 'early curve detectors along the arc' },
      { value: 'both', label: 'lines and early curves' },
    ],
    hidden: true,
  }),
  inhibition: number({
    first: true,
    label: 'Inhibition',
    help: 'Weight of what speaks against the curve: lines across the arc, and the same arc turned around.',
    default: 0,
    min: 0,
    max: 2,
    step: 0.1,
    unit: '×',
  }),
  radius: number({
    label: 'Arc radius',
    help: 'Of the arc that the weights are laid along, compared with the curve that the unit likes best.',
    default: 1,
    min: 0.4,
    max: 3,
    step: 0.1,
    unit: '×',
  }),
  threshold: number({
    first: true,
    label: 'Threshold',
    help: 'What has to be exceeded before the twin answers, as a part of its own strongest response.',
    default: 0.2,
    min: 0,
    max: 0.9,
    step: 0.05,
  }),
  painted: text({
    label: 'Painted weights',
    help: 'Cells of the kernels that were set by hand.',
    default: '',
    form: 'a list such as 147:7e8i,81:12n (unit, then cells that excite, inhibit, or do nothing)',
    read: readPaint,
  }),
  classes: toggle({
    label: 'Replace all of them in the whole network',
    help: 'Gives every curve detector of the layer a twin by this recipe, and classifies 20 photographs. Loads the rest of the network.',
    default: false,
    hidden: true,
  }),
  steps: number({
    label: 'Steps',
    help: 'One step measures everything.',
    default: 1,
    min: 1,
    max: 1,
    step: 1,
    hidden: true,
  }),
  seed: { ...seed, help: 'Changes nothing here: nothing is drawn by chance.', hidden: true },
};

export type HandmadeValues = Values<typeof params>;

/** Four twins, each with more of what the learned unit has. */
export const presets = [
  { id: 'line', label: 'One line', set: { parts: 'line', inhibition: 0 } },
  { id: 'lines', label: 'Lines along an arc', set: { parts: 'lines', inhibition: 0 } },
  { id: 'inhibition', label: '… with inhibition', set: { parts: 'lines', inhibition: 1 } },
  { id: 'both', label: '… and early curves', set: { parts: 'both', inhibition: 1 } },
] as const satisfies readonly { id: string; label: string; set: Partial<HandmadeValues> }[];

/** As for every unit, in the layer of the network's stage. */
export function check(
  values: HandmadeValues,
  asked: ReadonlySet<string>,
): { values: HandmadeValues; problems: Problem[] } {
  const { network } = values;
  const { to, unit } = stages[network];
  if (!asked.has('unit') && values.unit !== unit && asked.has('network'))
    return { values: { ...values, unit }, problems: [] };
  const channels = channelsOf(network, to)!;
  if (values.unit < channels) return { values, problems: [] };
  const message = `Layer ${to} of ${networkTitles[network]} has units 0 to ${channels - 1}, so there is no unit ${values.unit}; replacing unit ${unit} instead.`;
  return { values: { ...values, unit }, problems: [{ name: 'unit', message }] };
}
