/** From the settings to the kernel that slides, and to what is seen of it: how far the map is written, and which place is looked at. */
import { kernelOf, type FirstLayer } from '#lib/networks/first-layer.ts';
import { placesOn, type SlidingKernel } from '#lib/networks/sliding.ts';
import { handWeights, windowOf, type PlaygroundValues } from './params.ts';
import { side } from './pictures.ts';

/** How much red, green and blue count; gray as bright as they look (ITU-R BT.601). */
export const mixes = {
  gray: [0.299, 0.587, 0.114],
  red: [1, 0, 0],
  green: [0, 1, 0],
  blue: [0, 0, 1],
} as const;

/** A kernel of plain numbers on what it reads of each pixel. */
export function handKernel(values: PlaygroundValues, weights = handWeights(values)): SlidingKernel {
  const mix = mixes[values.color as keyof typeof mixes];
  return {
    ...windowOf(values),
    size: Math.sqrt(weights.length),
    weights: Float32Array.from(
      { length: weights.length * 3 },
      (_, i) => weights[Math.floor(i / 3)]! * mix[i % 3]!,
    ),
    mean: [0, 0, 0],
    bias: 0,
  };
}

/** The kernel that is set; undefined while the network's has not arrived. */
export function kernelFor(
  values: PlaygroundValues,
  layer: FirstLayer | undefined,
): SlidingKernel | undefined {
  if (values.kernel !== 'network') return handKernel(values);
  return layer && kernelOf(layer, values.unit);
}

/** What a sweep depends on, in one word. */
export function keyOf({
  picture,
  photograph,
  kernel,
  weights,
  network,
  unit,
  size,
  color,
  stride,
}: PlaygroundValues): string {
  const source = picture === 'photograph' ? photograph : picture;
  return JSON.stringify(
    kernel === 'network' ? [source, network, unit] : [source, network, kernel, weights, size, color, stride],
  );
}

/** Where the window stands before anything has happened: on the roof of the house. */
const start = { x: 0.24, y: 0.26 };

/** The place that is looked at: the reader's; else where the run is; and after it, where the sum is strongest. */
export function lookedAt(at: number, written: ArrayLike<number>, across: number): number {
  if (at >= 0) return Math.min(at, across ** 2 - 1);
  if (written.length === 0) return Math.floor(start.y * across) * across + Math.floor(start.x * across);
  if (written.length < across ** 2) return written.length - 1;
  let best = 0;
  for (let i = 1; i < written.length; i++) if (written[i]! > written[best]!) best = i;
  return best;
}

export const acrossFor = (values: PlaygroundValues): number => placesOn(side, windowOf(values));

/** Steps between two pictures of a run; 0: as many as there is time for. */
export const paceOf = (values: PlaygroundValues): number =>
  ({ cell: 1, row: acrossFor(values), all: 0 })[values.pace as 'cell' | 'row' | 'all'];

/** In few characters: two decimals below ten, one below a hundred. */
export function short(value: number): string {
  const size = Math.abs(value);
  const text = value.toFixed(size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
  const whole = text.replace(/^-?0\.00$/, '0').replace(/\.0+$/, '');
  return whole.replace(/^(-?)0\./, '$1.').replace('-', '−');
}
