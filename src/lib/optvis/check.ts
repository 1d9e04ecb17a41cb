/** Says in plain sentences what is wrong with a RenderConfig, before anything is computed. */
import type { Manifest } from '../networks/manifest.ts';
import type { RenderConfig } from './config.ts';

export const smallestSize = 32;
export const largestSize = 256;
/** To which a picture can be carried on. */
export const largestGrown = 448;

export const largestBatch = 6;
export const largestPower = 8;
export const mostRings = 64;

/** Pictures are enlarged, turned and shifted less than this. */
export const transformLimits = { jitter: 64, scale: 0.5, rotate: 180 } as const;

export const between = (
  what: string,
  value: number,
  low: number,
  high: number,
  unit = '',
): string | undefined =>
  value >= low && value <= high
    ? undefined
    : `${what} must be between ${low} and ${high}${unit}; ${value} is not.`;

export const whole = (what: string, value: number): string | undefined =>
  Number.isInteger(value) ? undefined : `${what} must be a whole number; ${value} is not.`;

export function checkUnit(
  { objective, layer, unit }: Pick<RenderConfig, 'objective' | 'layer' | 'unit'>,
  manifest: CheckedManifest,
): string | undefined {
  const info = manifest.layers.find(({ name }) => name === layer);
  if (!info)
    return `${manifest.title} has no layer called “${layer}”; it has ${manifest.layers.map(({ name }) => name).join(', ')}.`;
  if (objective === 'layer') return undefined;
  if (objective === 'direction')
    return Number.isInteger(unit) && unit >= 0
      ? undefined
      : `A direction is numbered by a whole number from 0 up; ${unit} is not.`;
  return Number.isInteger(unit) && unit >= 0 && unit < info.channels
    ? undefined
    : `${layer} has ${info.channels} channels, 0 to ${info.channels - 1}; there is no ${unit}.`;
}

const weight = (what: string, value: number): string | undefined =>
  value >= 0 && Number.isFinite(value) ? undefined : `${what} must be 0 or more; ${value} is not.`;

/** Of what may be left out. */
function checkExtras({
  power = 0,
  batch = 1,
  diversity = 0,
  rings = 1,
  alignment = 0,
  penalties,
  start,
  size,
}: RenderConfig) {
  const names = { l1: 'L1', l2: 'L2', tv: 'total variation', blur: 'blur', frequency: 'high frequencies' };
  return [
    between('The power of the cosine', power, 0, largestPower),
    whole('The number of pictures', batch) ?? between('The number of pictures', batch, 1, largestBatch),
    weight('The weight of diversity', diversity),
    whole('The number of rings', rings) ?? between('The number of rings', rings, 1, mostRings),
    diversity > 0 && batch === 1 ? 'Diversity compares pictures; it needs two or more.' : undefined,
    weight('The weight of alignment', alignment),
    alignment > 0 && batch === 1 ? 'Alignment compares pictures; it needs two or more.' : undefined,
    ...Object.entries(names).map(([key, name]) =>
      weight(`The penalty on ${name}`, penalties?.[key as keyof typeof names] ?? 0),
    ),
    start && start.length !== size * size * 3
      ? `A picture to start from must be ${size} × ${size} pixels in three colors, ${size * size * 3} numbers; it has ${start.length}.`
      : undefined,
    start?.every((value) => value >= 0 && value <= 1) === false
      ? 'The numbers of a picture to start from must be between 0 and 1.'
      : undefined,
  ];
}

/** Of the sizes at which the picture is carried on. */
function checkGrowth({ growth = [], param, size, start }: RenderConfig): (string | undefined)[] {
  if (growth.length === 0) return [];
  const sizes = [size, ...growth.map((next) => next.size)];
  const steps = growth.map(({ from }) => from);
  const rising = (list: readonly number[]) => list.every((value, i) => i === 0 || value > list[i - 1]!);
  return [
    param === 'fourier' && !start
      ? undefined
      : 'Only a picture of waves that began as noise can be carried on at another size.',
    sizes.every(Number.isInteger) && rising(sizes) && sizes.at(-1)! <= largestGrown
      ? undefined
      : `The sizes of a picture must rise, in whole pixels, up to ${largestGrown}; ${sizes.join(', ')} do not.`,
    steps.every((step) => Number.isInteger(step) && step > 0) && rising(steps)
      ? undefined
      : `The steps from which a picture is carried on must rise from 1; ${steps.join(', ')} do not.`,
  ];
}

/** Of two units in one picture. */
function checkJoint(config: RenderConfig, manifest: CheckedManifest): (string | undefined)[] {
  const { joint, objective, sign, batch = 1 } = config;
  if (!joint) return [];
  const { layer, unit, weights } = joint;
  return [
    objective === 'channel' && sign === 1
      ? undefined
      : 'Two units are mixed by their channels, and their weights carry the sign.',
    checkUnit({ ...config, objective: 'channel', layer, unit }, manifest),
    weights.length === batch
      ? undefined
      : `Each picture needs a pair of weights: there are ${weights.length} pairs, and the number of pictures is ${batch}.`,
    weights.flat().every((value) => Number.isFinite(value)) && weights.flat().some((value) => value !== 0)
      ? undefined
      : 'The weights of two units must be numbers, not all of them 0.',
  ];
}

export type CheckedManifest = Pick<Manifest, 'id' | 'title'> & {
  layers: readonly Pick<Manifest['layers'][number], 'name' | 'channels'>[];
};

/** One sentence for each thing that is wrong; empty for a config that can run. */
export function checkConfig(config: RenderConfig, manifest: CheckedManifest): string[] {
  const { transforms, size, rate, seed } = config;
  return [
    config.network === manifest.id
      ? undefined
      : `The picture was asked for from ${config.network}, but the network is ${manifest.id}.`,
    checkUnit(config, manifest),
    whole('The size', size) ?? between('The size', size, smallestSize, largestSize, ' pixels'),
    rate > 0 && Number.isFinite(rate) ? undefined : `The learning rate must be above 0; ${rate} is not.`,
    whole('The seed', seed),
    transforms &&
      (whole('Jitter', transforms.jitter) ??
        between('Jitter', transforms.jitter, 0, transformLimits.jitter, ' pixels')),
    transforms && between('Scale', transforms.scale, 0, transformLimits.scale),
    transforms && between('Rotation', transforms.rotate, 0, transformLimits.rotate, ' degrees'),
    ...checkExtras(config),
    ...checkGrowth(config),
    ...checkJoint(config, manifest),
  ].filter((message) => typeof message === 'string');
}
