/** A run looked at along the axes that the reader chose, and what it costs the model to be turned so. */
import { createRandom } from '#lib/math/random.ts';
import type { ToyConfig, ToySnapshot } from '#lib/superposition/config.ts';
import { fixedSample } from '#lib/superposition/evaluate.ts';
import { randomTurn, turned, turnToFeatures } from '#lib/superposition/turn.ts';

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

/** Enough for a mean that is steady to a percent or two; fewer where each holds much, so that it takes a few milliseconds. */
const samplesFor = (density: number): number => Math.min(4000, Math.ceil(1000 / density));

/** Gives the loss of weights as a part of what always answering 0 costs, on samples that are the same each time. */
export function measure(config: ToyConfig, { b }: ToySnapshot): (W: Float32Array) => number {
  const loss = fixedSample(config, samplesFor(config.density[0]!));
  const zero = loss(new Float32Array(config.features * config.hidden), new Float32Array(config.features));
  return (W) => loss(W, b) / zero;
}

/**
 * What one feature a neuron would leave of that loss: the features that get no neuron, answered by their mean. Of max(0, x), x
 * uniform on [-1, 1) with chance p, the mean square is p/6 and the squared mean p²/16.
 */
export function dedicated({ importance, hidden, density }: ToyConfig): number {
  const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);
  const left = sum(importance.toSorted((a, b) => b - a).slice(hidden));
  return (left / sum(importance)) * (1 - (3 / 8) * density[0]!);
}

/** Whole percents, and one digit of smaller parts. */
export function percent(part: number): string {
  const hundreds = 100 * part;
  if (hundreds < 0.1) return 'under 0.1\u00a0%';
  return `${hundreds < 9.5 ? Number(hundreds.toPrecision(1)) : Math.round(hundreds)}\u00a0%`;
}
