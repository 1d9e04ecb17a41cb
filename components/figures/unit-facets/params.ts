/** What the reader can set in `unit-facets`: which named unit, and how its pictures are made. */
import { rate, seed, sizeFrom, stepsFrom } from '#components/figure-kit/params/run-params.ts';
import { unitParams } from '#components/figure-kit/params/unit-params.ts';
import { channelsOf, networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { FacetsConfig } from '#lib/optvis/facets-config.ts';
import { facetLimits } from '#lib/optvis/facets-config.ts';
import { number, type Problem, type Values } from '#lib/params/index.ts';

/** The unit of each network that stands first; both are in the field notes. */
export const firstFacets: Readonly<Record<NetworkId, { layer: string; unit: number }>> = {
  resnet50: { layer: 'conv4_5', unit: 470 },
  inceptionv1: { layer: 'inception_4d', unit: 203 },
};

export const params = {
  ...unitParams,
  layer: { ...unitParams.layer, default: firstFacets.resnet50.layer },
  unit: { ...unitParams.unit, default: firstFacets.resnet50.unit },
  size: sizeFrom(96),
  steps: stepsFrom(64),
  weight: number({
    first: true,
    label: 'Pull toward the group',
    help: 'How strongly each picture is drawn toward its group at first. At 0 all groups get the same picture.',
    default: 4,
    min: 0,
    max: facetLimits.weight,
    step: 0.5,
  }),
  rate,
  seed,
  part: number({
    redraws: true,
    label: 'Part of the range',
    help: 'Which tenth of the unit’s responses the photographs below the histogram are from.',
    default: 4,
    min: 0,
    max: 9,
    step: 1,
    hidden: true,
  }),
};

export type FacetsValues = Values<typeof params>;

/** Photographs of a group that the figure shows, and shows to the network. */
export const photographsShown = 12;

export const runOf = ({ network, layer, unit, size, rate, seed }: FacetsValues): FacetsConfig['run'] => ({
  network,
  layer,
  unit,
  param: 'fourier',
  decorrelate: true,
  transforms: { jitter: 8, scale: 0.1, rotate: 10 },
  size,
  rate,
  seed,
});

/** As for every unit, but what is put in place of a wrong one has facets. Whether an existing one has them, only their file tells. */
export function check(
  values: FacetsValues,
  asked: ReadonlySet<string>,
): { values: FacetsValues; problems: Problem[] } {
  const { network, layer, unit } = values;
  const channels = channelsOf(network, layer);
  if (channels !== undefined && unit < channels) return { values, problems: [] };
  const title = networkTitles[network];
  const first = firstFacets[network];
  const instead = `showing ${first.layer}:${first.unit} instead.`;
  const message =
    channels === undefined
      ? `${title} has no layer “${layer}”; ${instead}`
      : `Layer ${layer} of ${title} has units 0 to ${channels - 1}, so there is no unit ${unit}; ${instead}`;
  const name = channels === undefined ? 'layer' : 'unit';
  // What nobody asked for is replaced without a word.
  return { values: { ...values, ...first }, problems: asked.has(name) ? [{ name, message }] : [] };
}
