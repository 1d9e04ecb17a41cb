/** What the figure makes of a snapshot: the classes by probability, and the channels by strength. */
import type { ForwardSnapshot } from '#lib/networks/forward.ts';

export interface ClassShare {
  label: string;
  probability: number;
}

/** Every class, strongest first; none before the second step. */
export function classesOf({ probabilities, labels }: ForwardSnapshot): ClassShare[] {
  return Array.from(probabilities ?? [], (probability, i) => ({ label: labels[i] ?? '', probability })).sort(
    (a, b) => b.probability - a.probability,
  );
}

/** Channels by their strongest activation; those that are silent everywhere come last, by number. */
export const byStrength = (peak: Float32Array): number[] =>
  Array.from(peak.keys()).sort((a, b) => peak[b]! - peak[a]! || a - b);

/** How sure, as people say it. */
export const percent = (share: number): string =>
  share >= 0.0995
    ? `${Math.round(100 * share)} %`
    : share >= 0.001
      ? `${(100 * share).toFixed(1)} %`
      : '< 0.1 %';
