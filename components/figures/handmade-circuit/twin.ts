/** From the field notes and the settings to the twin: which parts, which weights, which stimuli. */
import type { FieldNote } from '#components/figure-kit/pickers/field-notes.ts';
import { kernelOf, side, spread, weigh, type Part, type Recipe } from '#lib/circuits/handmade.ts';
import type { Twin, HandmadeConfig } from '#lib/circuits/handmade-unit-config.ts';
import type { Shape } from '#lib/stimuli/shapes.ts';
import { brushes, parsePaint, type Paint } from './paint.ts';
import { stages, type HandmadeValues } from './params.ts';

/** Side of the pictures, and cells around the middle where responses count. */
const size = 96;
const reach = 1;
/** Pixels from one cell to the next in the layers of all stages. */
const spacing = 8;
export const orientations = Array.from({ length: 24 }, (_, k) => 15 * k);
/** Pixels: an arc with a larger radius is all but straight over the five cells of a kernel. */
const largest = 32;
/** Directions for which there is one part of each kind, at most. */
const lineDirections = 12;
const curveDirections = 8;

const inks = {
  light: { foreground: [0.97, 0.97, 0.97], background: [0.25, 0.25, 0.25] },
  dark: { foreground: [0.03, 0.03, 0.03], background: [0.75, 0.75, 0.75] },
} as const;

export interface NamedUnit {
  unit: number;
  name: string;
  orientation: number;
  /** Pixels, of the curve that the unit likes best, or a little tighter. */
  radius: number;
  ink: 'light' | 'dark';
  /** The curve is the border of a surface, not a line. */
  edge: boolean;
  peak: number;
}

function read({ unit, name, evidence }: FieldNote): NamedUnit {
  const of = (key: string): number => Number(evidence[key] ?? 0);
  return {
    unit: Number(unit.split(':')[1]),
    name,
    orientation: of('orientation'),
    radius: Math.min(largest, of('radius')),
    ink: evidence['ink'] === 'light' ? 'light' : 'dark',
    edge: of('edge') === 1,
    peak: of('peak'),
  };
}

/** Named units of one family in one layer, by orientation. */
export const named = (notes: readonly FieldNote[], layer: string, family: string): NamedUnit[] =>
  notes
    .filter((note) => note.family === family && note.unit.startsWith(`${layer}:`))
    .map(read)
    .sort((a, b) => a.orientation - b.orientation);

export interface NamedPart extends Part {
  name: string;
}

/** The parts that `choice` means, for a unit of this orientation. */
export function partsFor(
  notes: readonly FieldNote[],
  { network, parts }: Pick<HandmadeValues, 'network' | 'parts'>,
  orientation: number,
): NamedPart[] {
  const { from } = stages[network];
  const lines = spread(named(notes, from, 'line'), lineDirections, 180);
  const curves = spread(named(notes, from, 'curve'), curveDirections, 360);
  const apart = (line: NamedUnit): number =>
    Math.abs(Math.sin(((line.orientation - orientation) * Math.PI) / 180));
  const chosen = {
    line: { lines: lines.toSorted((a, b) => apart(a) - apart(b)).slice(0, 1), curves: [] },
    lines: { lines, curves: [] },
    curves: { lines: [], curves },
    both: { lines, curves },
  }[parts];
  const part = (kind: Part['kind']) => (one: NamedUnit) => ({
    unit: one.unit,
    name: one.name,
    kind,
    orientation: one.orientation,
    peak: one.peak,
  });
  return [...chosen.lines.map(part('line')), ...chosen.curves.map(part('curve'))];
}

/** Curves at all orientations, then straight lines at half of them. */
function stimuliOf({ radius, ink, edge }: NamedUnit): Shape[] {
  const length = Math.min(60, (radius * 150 * Math.PI) / 180);
  const arc = { kind: 'arc', thickness: 3, fill: edge, ...inks[ink] } as const;
  return [
    ...orientations.map((orientation) => ({ ...arc, orientation, radius, length })),
    ...orientations.slice(0, 12).map((orientation) => ({ ...arc, orientation, radius: Infinity, length })),
  ];
}

export const recipeOf = (
  { orientation, radius }: NamedUnit,
  values: Pick<HandmadeValues, 'radius' | 'inhibition'>,
): Recipe => ({ orientation, radius: radius * values.radius, inhibition: values.inhibition, spacing });

export interface ShownKernel {
  part: NamedPart;
  /** -1..1 or a little more, before the division by the part's peak. */
  rows: number[][];
  /** Cells that were set by hand. */
  painted: ReadonlySet<number>;
}

/** The weights of the unit's twin, painted ones included. */
export function kernelsOf(
  notes: readonly FieldNote[],
  values: HandmadeValues,
  target: NamedUnit,
): ShownKernel[] {
  const paint: Paint = parsePaint(values.painted) ?? new Map<number, never>();
  const recipe = recipeOf(target, values);
  return partsFor(notes, values, target.orientation).map((part) => {
    const painted = paint.get(part.unit);
    const rows = kernelOf(part, recipe).map((row, y) =>
      row.map((weight, x) => {
        const brush = painted?.get(y * side + x);
        return brush ? brushes[brush].weight : weight;
      }),
    );
    return { part, rows, painted: new Set(painted?.keys() ?? []) };
  });
}

function twinOf(notes: readonly FieldNote[], values: HandmadeValues, target: NamedUnit): Twin {
  const kernels = kernelsOf(notes, values, target).map(({ part, rows }) => ({
    unit: part.unit,
    rows: weigh(rows, part),
  }));
  return { unit: target.unit, kernels, threshold: values.threshold, stimuli: stimuliOf(target) };
}

/** Throws an Error in plain sentences for a unit that is no curve detector, or where nothing is named. */
export function configOf(
  notes: readonly FieldNote[],
  values: HandmadeValues,
  photographs?: readonly Float32Array[],
): HandmadeConfig {
  const { network } = values;
  const { from, to, next } = stages[network];
  const family = named(notes, to, 'curve');
  const target = family.find(({ unit }) => unit === values.unit);
  if (!target)
    throw new Error(`The field notes name no curve detector ${to}:${values.unit}; choose one from the list.`);
  if (partsFor(notes, values, target.orientation).length === 0)
    throw new Error(`The field notes name no such parts in ${from}.`);
  const others = photographs ? family.filter(({ unit }) => unit !== values.unit) : [];
  return {
    network,
    from,
    to,
    next,
    size,
    reach,
    twins: [target, ...others].map((one) =>
      twinOf(notes, one === target ? values : { ...values, painted: '' }, one),
    ),
    ...(photographs && { photographs }),
  };
}
