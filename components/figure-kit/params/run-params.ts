/** The params that every figure with a run of gradient ascent shares: which way, how large, how long, how fast, from which noise. */
import type { TransformConfig } from '#lib/optvis/config.ts';
import { choice, number, type Values } from '#lib/params/index.ts';

export const sign = choice({
  label: 'Sign',
  help: 'Look for what excites the unit, or for what silences it.',
  default: 'positive',
  options: [
    { value: 'positive', label: 'excite' },
    { value: 'negative', label: 'inhibit' },
  ],
  aliases: {
    '1': 'positive',
    '+': 'positive',
    '+1': 'positive',
    '-': 'negative',
    '-1': 'negative',
    '−1': 'negative',
  },
});

/** Side of the picture in pixels; `first` is the default. */
export const sizeFrom = (first: number) =>
  number({
    label: 'Size',
    help: 'Side of the picture. Larger pictures take longer.',
    default: first,
    min: 32,
    max: 224,
    step: 1,
    unit: 'px',
  });

/** Steps of gradient ascent; `first` is the default. */
export const stepsFrom = (first: number) =>
  number({
    label: 'Steps',
    help: 'How many small improvements to make before stopping.',
    default: first,
    min: 1,
    max: 2048,
    step: 1,
  });

export const rate = number({
  label: 'Learning rate',
  help: 'How large each improvement is.',
  default: 0.05,
  min: 0.001,
  max: 1,
  step: 0.001,
  scale: 'log',
});

export const seed = number({
  label: 'Seed',
  help: 'Chooses the noise that the run starts from; the same seed gives the same run.',
  default: 1,
  min: 0,
  max: 1_000_000,
  step: 1,
});

/** Random changes of the picture before each look; `toTransforms` makes the config of them. */
export const transformParams = {
  jitter: number({
    label: 'Jitter',
    help: 'Largest shift, sideways and up or down.',
    default: 8,
    min: 0,
    max: 32,
    step: 1,
    unit: 'px',
    group: 'Transforms',
  }),
  scaling: number({
    label: 'Scaling',
    help: 'Largest change of scale, up or down.',
    default: 10,
    min: 0,
    max: 30,
    step: 1,
    unit: '%',
    group: 'Transforms',
  }),
  rotate: number({
    label: 'Rotation',
    help: 'Largest turn, either way.',
    default: 10,
    min: 0,
    max: 45,
    step: 1,
    unit: '°',
    group: 'Transforms',
  }),
};

export const toTransforms = (values: Values<typeof transformParams>): TransformConfig => ({
  jitter: values.jitter,
  scale: values.scaling / 100,
  rotate: values.rotate,
});
