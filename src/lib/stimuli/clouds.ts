/**
 * A sky with clouds, drawn by noise: shapes of every size, the larger the stronger, as in clouds. People see animals in such a picture;
 * so does a network that is asked to see more of them.
 */
import { at } from '../math/random.ts';
import type { Picture } from './resize.ts';

/** Waves across the width in the coarsest noise; each finer one has twice as many and half the strength. */
const coarsest = 3;
const octaves = 6;

const smooth = (t: number): number => t * t * (3 - 2 * t);
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
const ramp = (low: number, high: number, value: number): number =>
  smooth(Math.min(1, Math.max(0, (value - low) / (high - low))));

/** Random numbers in 0..1 at whole places, joined smoothly. */
function latticeNoise(key: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const value = (dx: number, dy: number): number => at(key, ((top + dy) << 16) + left + dx) / 2 ** 32;
  const [tx, ty] = [smooth(x - left), smooth(y - top)];
  return mix(mix(value(0, 0), value(1, 0), tx), mix(value(0, 1), value(1, 1), tx), ty);
}

/** The sum of the octaves, around 0.5. */
function fractalNoise(key: number, x: number, y: number): number {
  let [sum, weight, total] = [0, 1, 0];
  for (let k = 0; k < octaves; k++) {
    const scale = coarsest * 2 ** k;
    // Each octave is shifted, or all lattices would share their corners.
    sum += weight * latticeNoise(key + k, x * scale + 17.3 * k, y * scale + 9.1 * k);
    total += weight;
    weight /= 2;
  }
  return sum / total;
}

const skyHigh = [0.27, 0.45, 0.7];
const skyLow = [0.66, 0.77, 0.86];
const lit = [0.97, 0.96, 0.94];
const shaded = [0.56, 0.58, 0.64];

/** The sky number `seed`, the same at every size. Where they are smaller than a pixel, the finest shapes are noise. */
export function clouds(seed: number, width: number, height: number): Picture {
  const rgb = new Float32Array(width * height * 3);
  const key = (seed % 2 ** 24) * 64;
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const x = (column + 0.5) / width;
      const y = (row + 0.5) / width;
      const density = ramp(0.46, 0.62, fractalNoise(key, x, 1.3 * y));
      // Light comes from above: what lies under much cloud is in its shade.
      const above = fractalNoise(key, x - 0.02, 1.3 * (y - 0.05));
      const light = Math.min(1, 0.8 * ramp(0.68, 0.42, above) + 0.3 * fractalNoise(key + 32, 2 * x, 2 * y));
      for (let c = 0; c < 3; c++, i++) {
        const sky = mix(skyHigh[c]!, skyLow[c]!, row / height);
        rgb[i] = mix(sky, mix(shaded[c]!, lit[c]!, light), density);
      }
    }
  return { width, height, rgb };
}
