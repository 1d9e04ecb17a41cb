/** Noise of a given grain: the same amount of light and contrast, in fine detail or in coarse. */
import { createRandom } from '../math/random.ts';
import { seenAt } from './seen.ts';
import type { Color } from './strokes.ts';

/** Gray values around the middle, the same for the same seed. */
export interface Noise {
  kind: 'noise';
  seed: number;
  /** 0..1: how far from gray the values go. */
  contrast: number;
  /** Pixels from one random value to the next, joined smoothly; every pixel is on its own at 1, which is the default. */
  grain?: number;
  /** The noise is seen through glass of this color. */
  tint?: Color;
}

/** [size * size * 3], RGB in 0..1. */
export function drawNoise(
  { seed, contrast, grain = 1, tint = [1, 1, 1] }: Noise,
  size: number,
): Float32Array {
  const random = createRandom(seed);
  const side = Math.max(1, Math.round(size / grain));
  const coarse = new Float32Array(side * side * 3);
  for (let i = 0; i < coarse.length; i += 3) coarse.fill(0.5 + contrast * (random.uniform() - 0.5), i, i + 3);
  const rgb = seenAt({ side, rgb: coarse }, size);
  return rgb.map((value, i) => value * tint[i % 3]!);
}
