/** What the reader can set in `scale-of-it`: what is counted, in which network, and how long reading one thing takes. */
import { builtNetwork } from '#components/figure-kit/life/networks.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import { seed } from '#components/figure-kit/params/run-params.ts';
import type { CountConfig } from '#lib/networks/count-all.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { choice, number, type Values } from '#lib/params/index.ts';
import { quantities } from './quantities.ts';

export const params = {
  network: {
    ...unitParams.network,
    help: 'Whose units are the dots, and are to be read.',
    redraws: true,
  },
  quantity: choice({
    label: 'Areas show',
    help: 'What the squares are as large as; the scale is the same for all squares, and changes with what is counted.',
    default: 'units',
    options: quantities.map((value) => ({ value, label: value })),
    aliases: { parameters: 'weights', work: 'multiplications', channels: 'units' },
    hidden: true,
    redraws: true,
  }),
  size: number({
    label: 'Picture size',
    help: 'Side of the picture. Neurons and multiplications grow with its area; units and weights stay. Both networks were trained at 224.',
    default: 224,
    min: 64,
    max: 448,
    step: 32,
    unit: 'px',
  }),
  minutes: number({
    label: 'Minutes to read one',
    help: 'How long it takes to find out what one of them does, eight hours a day.',
    default: 10,
    min: 1,
    max: 240,
    step: 1,
    unit: 'min',
    scale: 'log',
    hidden: true,
    redraws: true,
  }),
  seed: { ...seed, help: 'Counting takes no chance: the same for every seed.', hidden: true },
  steps: number({
    label: 'Steps',
    help: 'One step counts everything.',
    default: 1,
    min: 1,
    max: 1,
    step: 1,
    hidden: true,
  }),
};

export type ScaleValues = Values<typeof params>;

/** In the order in which they are shown. */
export const both: readonly NetworkId[] = ['inceptionv1', 'resnet50'];

let built: readonly NetworkId[] | undefined;

/** Both networks, where this copy of the site has both: at once when that is known. */
export function toConfig({ size }: ScaleValues): CountConfig | Promise<CountConfig> {
  if (built) return { networks: built, size };
  return Promise.all(both.map(builtNetwork)).then((found) => {
    built = both.filter((_, i) => found[i]);
    return { networks: built, size };
  });
}
