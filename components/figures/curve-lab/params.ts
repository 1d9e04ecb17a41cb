/** What the reader can set in `curve-lab`, and the pictures that the settings describe: one line, turned to 24 directions. */
import { notesOf, spreadFamily, type Member } from '#components/figure-kit/pickers/note-family.ts';
import { inkOf, strokeParams } from '#components/figure-kit/params/stroke-params.ts';
import { seed } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import type { ProbeConfig } from '#lib/circuits/probe.ts';
import { channelsOf, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { first, choice, number, type Problem, type Values } from '#lib/params/index.ts';
import type { Shape } from '#lib/stimuli/shapes.ts';

/** Layers with a family of curve detectors; the first is the one to begin with. */
export const curveLayers: Readonly<Record<NetworkId, readonly [string, ...string[]]>> = {
  resnet50: ['conv3_2', 'conv3_1', 'conv3_3', 'conv3_4'],
  inceptionv1: ['inception_3b', 'inception_3a'],
};

/** Directions of a tuning curve. */
export const directions = 24;
/** Units of the family at most. */
export const most = 16;
/** Side of the pictures in pixels. */
export const size = 96;
/** Cells around the middle among which the strongest response counts. */
const reach = 1;

export const params = {
  network: unitParams.network,
  layer: choice<string>({
    label: 'Layer',
    help: 'Which layer’s curve detectors are asked.',
    default: curveLayers.resnet50[0],
    options: [...curveLayers.resnet50, ...curveLayers.inceptionv1].map((name) => ({
      value: name,
      label: name,
    })),
    hidden: true,
  }),
  unit: number({
    label: 'Unit',
    help: 'The unit that is singled out, of the family or any other of the layer; −1 for none.',
    default: -1,
    min: -1,
    max: 2047,
    step: 1,
    // Chosen from the family, whose answers are known.
    redraws: true,
    hidden: true,
  }),
  stimulus: choice({
    label: 'Picture',
    help: 'What the network is shown: the curve, or one of the controls.',
    default: 'arc',
    options: [
      { value: 'arc', label: 'curve' },
      { value: 'line', label: 'line' },
      { value: 'corner', label: 'corner' },
      { value: 'noise', label: 'noise' },
    ],
    aliases: { curve: 'arc', straight: 'line', angle: 'corner' },
    hidden: true,
  }),
  ...strokeParams,
  orientation: first(strokeParams.orientation),
  radius: first(strokeParams.radius),
  steps: number({
    label: 'Steps',
    help: 'One step shows all pictures.',
    default: 1,
    min: 1,
    max: 1,
    step: 1,
    hidden: true,
  }),
  seed: { ...seed, help: 'Draws the noise; the same seed gives the same noise.' },
};

export type LabValues = Values<typeof params>;

/** The picture on the easel, turned to `orientation`. */
export function shapeOf(values: LabValues, orientation = values.orientation): Shape {
  const { stimulus, radius, length } = values;
  if (stimulus === 'noise') return { kind: 'noise', seed: values.seed, contrast: 1 };
  const ink = inkOf(values);
  if (stimulus === 'corner') return { kind: 'corner', orientation, angle: 90, length, ...ink };
  return { kind: 'arc', orientation, radius: stimulus === 'line' ? Infinity : radius, length, ...ink };
}

/** Directions of the pictures of one pass, the present one first; noise has only that. */
export const orientationsOf = ({ stimulus, orientation }: LabValues): number[] =>
  Array.from(
    { length: stimulus === 'noise' ? 1 : directions },
    (_, k) => (orientation + (360 / directions) * k) % 360,
  );

export const familyOf = (
  notes: readonly FieldNote[],
  { layer, unit }: Pick<LabValues, 'layer' | 'unit'>,
): Member[] => spreadFamily(notes, layer, 'curve', most, unit < 0 ? {} : { keep: unit });

export function configOf(notes: readonly FieldNote[], values: LabValues): ProbeConfig {
  const { network, layer } = values;
  const units = familyOf(notes, values).map(({ unit }) => unit);
  const stimuli = orientationsOf(values).map((orientation) => shapeOf(values, orientation));
  return { probes: [{ network, layer, units, stimuli }], size, reach };
}

/** One batch: all directions, read at all units of the family. */
export function toConfig(values: LabValues): ProbeConfig | Promise<ProbeConfig> {
  const notes = notesOf(values.network);
  return notes instanceof Promise ? notes.then((found) => configOf(found, values)) : configOf(notes, values);
}

/** A layer that the network has curves in, and a unit that the layer has. */
export function check(
  values: LabValues,
  asked: ReadonlySet<string>,
): { values: LabValues; problems: Problem[] } {
  const { network } = values;
  const [first, ...others] = curveLayers[network];
  const problems: Problem[] = [];
  let { layer, unit } = values;
  if (![first, ...others].includes(layer)) {
    if (asked.has('layer'))
      problems.push({
        name: 'layer',
        message: `The curve detectors of ${networkTitles[network]} that this figure knows are not in ${layer}; showing ${first} instead.`,
      });
    layer = first;
    if (!asked.has('unit')) unit = -1;
  }
  const channels = channelsOf(network, layer) ?? 0;
  if (unit >= channels) {
    problems.push({
      name: 'unit',
      message: `Layer ${layer} of ${networkTitles[network]} has units 0 to ${channels - 1}, so there is no unit ${unit}; showing the family.`,
    });
    unit = -1;
  }
  return { values: { ...values, layer, unit }, problems };
}
