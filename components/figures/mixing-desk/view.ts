/** A run looked at along the axes that the reader chose, and what it costs the model to be turned so. */
import { createRandom } from '#lib/math/random.ts';
import type { ToyConfig, ToySnapshot } from '#lib/superposition/config.ts';
import { fixedSample } from '#lib/superposition/evaluate.ts';
import { randomTurn, turned, turnToFeatures } from '#lib/superposition/rotation.ts';

export const axesOptions = [
  { value: 'trained', label: 'trained' },
  { value: 'random', label: 'random' },
  { value: 'features', label: 'features' },
] as const;

export type Axes = (typeof axesOptions)[number]['value'];

/** The weights of `snapshot` along those axes, [feature][axis]. `draw` tells random turns apart. */
export function along({ W, features, hidden }: ToySnapshot, axes: Axes, draw: number): Float32Array {
  if (axes === 'trained') return W;
  const turn =
    axes === 'features'
      ? turnToFeatures(W, features, hidden)
      : randomTurn(hidden, createRandom(draw).fork('axes'));
  return turned(W, turn, hidden);
}

/** For a ratio; fewer samples where each holds much, so that it takes a few milliseconds. */
const samplesFor = (density: number): number => Math.min(2000, Math.ceil(600 / density));

const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);

/**
 * Gives the loss of the model with the directions `W` in place of its own, as a part of what always answering 0 costs. That of its own is
 * the mean over its last steps, which saw far more samples than could be drawn here; others are compared with it on the same samples.
 */
export function measure(config: ToyConfig, { W, b, loss }: ToySnapshot): (W: Float32Array) => number {
  const density = config.density[0]!;
  const trained = loss[0]! / (sum(config.importance) * (density / 6));
  const sample = fixedSample(config, samplesFor(density));
  const own = sample(W, b);
  return (other) => (other === W ? trained : (trained * sample(other, b)) / own);
}

/**
 * What one feature a neuron would leave of that loss: the features that get no neuron, answered by their mean. Of max(0, x), x
 * uniform on [-1, 1) with chance p, the mean square is p/6 and the squared mean p²/16.
 */
export function dedicated({ importance, hidden, density }: ToyConfig): number {
  const left = sum(importance.toSorted((a, b) => b - a).slice(hidden));
  return (left / sum(importance)) * (1 - (3 / 8) * density[0]!);
}

/** Whole percents, and one digit of smaller parts. */
export function percent(part: number): string {
  const hundreds = 100 * part;
  if (hundreds < 0.1) return 'under 0.1\u00a0%';
  return `${hundreds < 9.5 ? Number(hundreds.toPrecision(1)) : Math.round(hundreds)}\u00a0%`;
}
