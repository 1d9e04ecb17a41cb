/** What the reader can set in `family-wheel`: a family of units that differ in direction only, and the pattern that is turned before them. */
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import {
  directionName,
  knownNotes,
  notesOf,
  spreadFamily,
  type Member,
} from '#components/figure-kit/pickers/note-family.ts';
import { seed } from '#components/figure-kit/params/run-params.ts';
import { inkOf, strokeParams } from '#components/figure-kit/params/stroke-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { ProbeConfig } from '#lib/circuits/probe.ts';
import { layers, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { choice, number, type Problem, type Values } from '#lib/params/index.ts';
import type { Shape } from '#lib/stimuli/shapes.ts';

/** Families whose members differ in direction, and the degrees after which their pattern comes again. */
export const families = {
  curve: { title: 'curves', note: 'curve', period: 360 },
  line: { title: 'lines', note: 'line', period: 180 },
  detail: { title: 'detail on one side', note: 'high-low frequency', period: 360 },
} as const;
export type FamilyId = keyof typeof families;

/** Directions of the pictures of one pass, over the whole period. */
export const directions = 24;
/** Units on a ring at most, and the fewest that make one. */
const most = 16;
const fewest = 5;
/** Side of the pictures in pixels. */
export const size = 96;
const reach = 1;

/** The outer ring to begin with. */
export const firstLayer: Readonly<Record<NetworkId, Readonly<Record<FamilyId, string>>>> = {
  resnet50: { curve: 'conv3_2', line: 'conv2_3', detail: 'conv3_2' },
  inceptionv1: { curve: 'inception_3b', line: 'inception_3a', detail: 'inception_3b' },
};

const shallow = (network: NetworkId): string[] =>
  layers[network].map(({ name }) => name).filter((name) => !/^(logits|conv5|inception_5)/.test(name));

export const params = {
  network: unitParams.network,
  family: choice<FamilyId>({
    label: 'Family',
    help: 'Units that wait for the same pattern, each in a direction of its own.',
    default: 'curve',
    options: [
      { value: 'curve', label: 'curves' },
      { value: 'line', label: 'lines' },
      { value: 'detail', label: 'detail' },
    ],
    hidden: true,
  }),
  layer: choice<string>({
    label: 'Layer',
    help: 'The layer of the outer ring; the inner ring is the same family one layer with such units earlier.',
    default: firstLayer.resnet50.curve,
    options: [...shallow('resnet50'), ...shallow('inceptionv1').filter((name) => name !== 'conv1')].map(
      (name) => ({ value: name, label: name }),
    ),
    hidden: true,
  }),
  ...strokeParams,
  orientation: {
    first: true,
    ...strokeParams.orientation,
    help: 'Where the pattern points to, clockwise from the right; drag the wheel to turn it.',
    // All directions are measured in one pass: turning asks the network nothing.
    redraws: true,
  },
  steps: number({
    label: 'Steps',
    help: 'One step shows all pictures.',
    default: 1,
    min: 1,
    max: 1,
    step: 1,
    hidden: true,
  }),
  seed: {
    ...seed,
    help: 'Draws the noise of the pattern with detail on one side; the same seed gives the same noise.',
  },
};

export type WheelValues = Values<typeof params>;

/** Grain of the noise on both sides of a border, in pixels. */
const [fine, coarse] = [2, 16] as const;

/** The pattern, turned to `orientation`. */
export function shapeOf(values: WheelValues, orientation = values.orientation): Shape {
  const { family, radius, length, seed: draw } = values;
  if (family === 'detail')
    return {
      kind: 'border',
      orientation,
      ahead: { kind: 'noise', seed: draw, contrast: 1, grain: fine },
      behind: { kind: 'noise', seed: draw + 10, contrast: 1, grain: coarse },
    };
  return {
    kind: 'arc',
    orientation,
    radius: family === 'line' ? Infinity : radius,
    length,
    ...inkOf(values),
  };
}

/** The pattern at `orientation` in words. */
export const patternWords = (family: FamilyId, orientation: number): string =>
  ({
    curve: `a curve bulging ${directionName(orientation)}`,
    line: `a straight line across the direction ${Math.round(orientation)} degrees`,
    detail: `fine noise beside coarse noise, the fine one ${directionName(orientation)}`,
  })[family];

/** Units of the family that have a direction, by layer in the order of depth, where they are enough for a ring. */
export function ringsOf(
  notes: readonly FieldNote[],
  network: NetworkId,
  family: FamilyId,
): { layer: string; members: Member[] }[] {
  const { note, period } = families[family];
  return layers[network].flatMap(({ name }) => {
    const members = spreadFamily(notes, name, note, most, { period }).filter((m) => m.orientation !== null);
    return members.length >= fewest ? [{ layer: name, members }] : [];
  });
}

/** The ring at `layer`, and the one before it. Throws an Error in a plain sentence where there is none. */
export function chosenRings(notes: readonly FieldNote[], { network, family, layer }: WheelValues) {
  const all = ringsOf(notes, network, family);
  const place = all.findIndex((ring) => ring.layer === layer);
  if (place < 0)
    throw new Error(
      `The field notes of ${networkTitles[network]} know too few ${families[family].title} in ${layer} for a ring${
        all.length > 0 ? `; there are more in ${all.map((ring) => ring.layer).join(', ')}` : ''
      }.`,
    );
  return [all[place]!, ...(place > 0 ? [all[place - 1]!] : [])];
}

export function configOf(notes: readonly FieldNote[], values: WheelValues): ProbeConfig {
  const { network, family } = values;
  const step = families[family].period / directions;
  const stimuli = Array.from({ length: directions }, (_, k) => shapeOf(values, k * step));
  const probes = chosenRings(notes, values).map(({ layer, members }) => ({
    network,
    layer,
    units: members.map(({ unit }) => unit),
    stimuli,
  }));
  return { probes, size, reach };
}

/** One batch for each ring: all directions, so that turning asks nothing more. */
export function toConfig(values: WheelValues): ProbeConfig | Promise<ProbeConfig> {
  const notes = notesOf(values.network);
  return notes instanceof Promise ? notes.then((found) => configOf(found, values)) : configOf(notes, values);
}

/** A layer that the network has, and where the notes have arrived, one with a ring of the family. */
export function check(
  values: WheelValues,
  asked: ReadonlySet<string>,
): { values: WheelValues; problems: Problem[] } {
  const { network, family, layer } = values;
  const notes = knownNotes(network);
  const rings = notes && ringsOf(notes, network, family).map((ring) => ring.layer);
  const possible = rings && rings.length > 0 ? rings : shallow(network);
  if (possible.includes(layer)) return { values, problems: [] };
  const first = firstLayer[network][family];
  const instead = possible.includes(first) ? first : possible.at(-1)!;
  const problem = {
    name: 'layer',
    message: `There is no ring of ${families[family].title} in ${layer} of ${networkTitles[network]}; showing ${instead} instead.`,
  };
  return { values: { ...values, layer: instead }, problems: asked.has('layer') ? [problem] : [] };
}
