/** The curves of a recording: the sizes of its octaves follow from its settings. */
import type { Recording } from '#components/figure-kit/recording/recorded.ts';
import type { Curve } from '#components/plots/curve.ts';
import { octaveSizes } from '#lib/optvis/dream-config.ts';
import { octaveCurves } from './octaves.ts';
import type { params } from './params.ts';

export function recordedCurves({ values, size, objective }: Recording<typeof params>): Curve[] {
  const sizes = octaveSizes(size, size, values.octaves, values.octaveScale);
  return octaveCurves(objective.map((part, k) => ({ side: sizes[k]![0], values: part })));
}
