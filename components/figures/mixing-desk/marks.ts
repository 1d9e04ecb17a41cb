/** The desk as paths: lamps that are cut like a pie, and weights as squares on their channels. */
import { categories, featureColor } from '#components/plots/feature-colors.ts';
import { readBy, type Neuron } from '#lib/superposition/neurons.ts';

/** Features beyond the eighth take the colors again, paler every time. */
export const strength = (feature: number): number => Math.max(0.25, 0.5 ** Math.floor(feature / categories));

const short = (value: number): number => Math.round(value * 10) / 10;

export interface Sector {
  /** CSS color. */
  color: string;
  opacity: number;
  path: string;
}

/** Smaller parts of a lamp could not be seen. */
const least = 0.02;

/** Parts of a neuron's squared weights around a lamp of radius `r` at 0, 0, the largest first, from the top and clockwise. */
export function sectorsOf(neuron: Neuron, r: number): Sector[] {
  if (neuron.kind === 'idle') return [];
  let from = 0;
  const point = (part: number): string =>
    `${short(r * Math.sin(2 * Math.PI * part))} ${short(-r * Math.cos(2 * Math.PI * part))}`;
  return Array.from(neuron.shares, (share, feature) => ({ share, feature }))
    .filter(({ share }) => share >= least)
    .sort((a, b) => b.share - a.share)
    .map(({ share, feature }) => {
      const [start, end] = [from, from + share];
      from = end;
      const path =
        share > 1 - least
          ? `M0 ${-r}A${r} ${r} 0 1 1 0 ${r}A${r} ${r} 0 1 1 0 ${-r}z`
          : `M0 0L${point(start)}A${r} ${r} 0 ${share > 0.5 ? 1 : 0} 1 ${point(end)}z`;
      return { color: featureColor(feature), opacity: strength(feature), path };
    });
}

/** Squares of a side under this many pixels are left out. */
const smallest = 1.2;

/**
 * The weights of one neuron as squares around the line x = 0, whose areas are the squared weights: one path for each sign. Feature i
 * is at (i + 1/2) · `pitch`, and a weight of `most` has a square of side `side`.
 */
export function squaresOf(
  weights: ArrayLike<number>,
  { features, hidden }: { features: number; hidden: number },
  neuron: number,
  { pitch, side, most }: { pitch: number; side: number; most: number },
): { plus: string; minus: string } {
  const paths = { plus: '', minus: '' };
  for (let i = 0; i < features; i++) {
    const weight = weights[i * hidden + neuron]!;
    const wide = short((side * Math.abs(weight)) / most);
    if (!(wide >= smallest)) continue;
    paths[weight > 0 ? 'plus' : 'minus'] +=
      `M${short(-wide / 2)} ${short((i + 0.5) * pitch - wide / 2)}h${wide}v${wide}h-${wide}z`;
  }
  return paths;
}

/** What the neurons read, for those who do not see the picture. */
export function inWords(neurons: readonly Neuron[], noun = 'Neuron'): string {
  return neurons
    .map((neuron, at) => {
      const read = readBy(neuron).map((feature) => feature + 1);
      const what =
        read.length === 0
          ? 'reads nothing'
          : read.length === 1
            ? `reads feature ${read[0]}`
            : `mixes features ${read.slice(0, -1).join(', ')} and ${read.at(-1)}`;
      return `${noun} ${at + 1} ${what}`;
    })
    .join('; ');
}
