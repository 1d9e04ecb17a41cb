/** Says in plain sentences what is wrong with a RenderConfig, before anything is computed. */
import type { Manifest } from '../networks/manifest.ts';
import type { RenderConfig } from './config.ts';

export const smallestSize = 32;
export const largestSize = 256;

export const largestBatch = 4;
export const largestPower = 8;

/** Pictures are enlarged, turned and shifted less than this. */
export const transformLimits = { jitter: 64, scale: 0.5, rotate: 180 } as const;

const between = (what: string, value: number, low: number, high: number, unit = ''): string | undefined =>
  value >= low && value <= high
    ? undefined
    : `${what} must be between ${low} and ${high}${unit}; ${value} is not.`;

const whole = (what: string, value: number): string | undefined =>
  Number.isInteger(value) ? undefined : `${what} must be a whole number; ${value} is not.`;

function checkUnit({ objective, layer, unit }: RenderConfig, manifest: CheckedManifest): string | undefined {
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
  diversityShare = 0,
  penalties,
  start,
  size,
}: RenderConfig) {
  const names = { l1: 'L1', l2: 'L2', tv: 'total variation', blur: 'blur', frequency: 'high frequencies' };
  return [
    between('The power of the cosine', power, 0, largestPower),
    whole('The number of pictures', batch) ?? between('The number of pictures', batch, 1, largestBatch),
    weight('The weight of diversity', diversity),
    weight('The share of diversity', diversityShare),
    (diversity > 0 || diversityShare > 0) && batch === 1
      ? 'Diversity compares pictures; it needs two or more.'
      : undefined,
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
  ].filter((message) => typeof message === 'string');
}
