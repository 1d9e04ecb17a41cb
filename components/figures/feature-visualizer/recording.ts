/** What was recorded for the reader's settings: by this figure, or by the gallery, whose settings are the plain ones. */
import type { GalleryUnit } from '#components/figure-kit/recording/gallery.ts';
import { recordingOf } from '#components/figure-kit/recording/recorded.ts';
import { defaults, serialize } from '#lib/params/index.ts';
import { params, subjectOf, type FeatureVisualizerValues } from './params.ts';
import { recorded } from './recorded.ts';

export interface Shown {
  source: string;
  steps: number;
  size: number;
  /** The curve, thinned; none of a gallery picture. */
  objective: number[] | undefined;
}

const plain = defaults(params);

/** `values` without what has no effect on the run. */
function effective(values: FeatureVisualizerValues): FeatureVisualizerValues {
  return {
    ...values,
    ...(values.objective !== 'class' && { class: plain.class }),
    ...(values.batch === 1 && { diversity: plain.diversity }),
  };
}

/** True where nothing but the unit or class, and the sign, differs from the defaults. */
function isPlain(values: FeatureVisualizerValues): boolean {
  const { network, layer, unit, sign } = plain;
  const rest = { ...effective(values), network, layer, unit, sign, class: plain.class };
  if (rest.objective === 'class') rest.objective = plain.objective;
  return serialize(params, rest).size === 0;
}

/** `gallery` holds the recorded units of the layer; `undefined` where nothing was recorded. */
export function recordingFor(
  values: FeatureVisualizerValues,
  gallery: readonly GalleryUnit[],
): Shown | undefined {
  const own = recordingOf(params, recorded, effective(values));
  if (own?.sources[0])
    return { source: own.sources[0], steps: own.steps, size: own.size, objective: own.objective[0] };
  const { layer, unit } = subjectOf(values);
  const known = gallery.find((entry) => entry.layer === layer && entry.unit === unit);
  if (!known || !isPlain(values)) return undefined;
  const { steps } = known;
  return values.sign === 'negative'
    ? { source: known.negative, steps, size: known.negativeSize, objective: undefined }
    : { source: known.src, steps, size: known.size, objective: undefined };
}
