/** What the reader can set in `activation-explorer`: which network, which photograph, which layer and unit to look at. */
import { sizeFrom } from '#components/figure-kit/params/run-params.ts';
import { checkUnit, firstUnit, unitParams } from '#components/figure-kit/params/unit-params.ts';
import type { Problem, Values } from '#lib/params/index.ts';
import { number } from '#lib/params/index.ts';

export const params = {
  ...unitParams,
  picture: number({
    label: 'Photograph',
    help: 'Its number in CIFAR-10’s test set.',
    default: 11,
    min: 0,
    max: 9999,
    step: 1,
    hidden: true,
  }),
  size: {
    ...sizeFrom(224),
    help: 'Side of the picture as the network sees it; it was trained on 224. Smaller ones are quicker.',
  },
  /** As far as the layer, then to the end. */
  steps: number({
    label: 'Steps',
    help: 'After one step the layer is there, after two the classes.',
    default: 2,
    min: 1,
    max: 2,
    step: 1,
    hidden: true,
  }),
  seed: number({
    label: 'Seed',
    help: 'Nothing here is random: the same picture gives the same answer.',
    default: 1,
    min: 0,
    max: 1_000_000,
    step: 1,
    hidden: true,
  }),
};

export type ExplorerValues = Values<typeof params>;

/** As for every unit; and the logits have no maps. */
export function check(
  values: ExplorerValues,
  asked: ReadonlySet<string>,
): { values: ExplorerValues; problems: Problem[] } {
  if (values.layer !== 'logits') return checkUnit(values, asked);
  const { layer, unit } = firstUnit[values.network];
  const checked = checkUnit({ ...values, layer, unit }, asked);
  const message = `The layer “logits” has one number a class and no maps; showing ${layer}. The classes are beside the picture.`;
  return { ...checked, problems: [...checked.problems, { name: 'layer', message }] };
}
