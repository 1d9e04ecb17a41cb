/** A neuron as a stack: from the bottom up, the shares of its squared input weights, the largest first. */
import type { Neuron } from '#lib/superposition/neurons.ts';
import { categories, featureColor } from '#components/plots/feature-colors.ts';

export interface Segment {
  feature: number;
  /** Parts of the whole, from the bottom. */
  from: number;
  to: number;
}

/** Smaller shares are left out: they could not be seen. */
const least = 0.02;

export function segmentsOf({ shares, kind }: Neuron): Segment[] {
  if (kind === 'idle') return [];
  let from = 0;
  return Array.from(shares, (share, feature) => ({ share, feature }))
    .filter(({ share }) => share >= least)
    .sort((a, b) => b.share - a.share)
    .map(({ share, feature }) => {
      const segment = { feature, from, to: from + share };
      from += share;
      return segment;
    });
}

/** Features beyond the eighth take the colors again, paler every time. */
export const strength = (feature: number): number => Math.max(0.2, 0.55 ** Math.floor(feature / categories));

/**
 * Stacks side by side in a box of `width` by 100: one path for each feature, so that a picture of many costs few bytes.
 */
export function pathsOf(
  neurons: readonly Neuron[],
  width: number,
): { feature: number; color: string; path: string }[] {
  const paths = new Map<number, string>();
  const pitch = width / neurons.length;
  const bar = pitch * 0.82;
  const short = (value: number) => Number(value.toFixed(1));
  neurons.forEach((neuron, at) => {
    for (const { feature, from, to } of segmentsOf(neuron)) {
      const height = Math.max(0.5, 100 * (to - from) - 1);
      const piece = `M${short(at * pitch)} ${short(100 - 100 * from)}h${short(bar)}v-${short(height)}h-${short(bar)}z`;
      paths.set(feature, (paths.get(feature) ?? '') + piece);
    }
  });
  return Array.from(paths, ([feature, path]) => ({ feature, color: featureColor(feature), path }));
}
