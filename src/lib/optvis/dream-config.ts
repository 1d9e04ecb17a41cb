/** What DeepDream is asked for and what it shows of itself: plain data, so it crosses to the worker. And what is wrong with it, in sentences. */
import type { NetworkId } from '../networks/manifest.ts';
import type { Picture } from '../stimuli/resize.ts';
import { between, checkUnit, smallestSize, whole } from './check.ts';
import type { CheckedManifest } from './check.ts';

export interface DreamConfig {
  network: NetworkId;
  layer: string;
  /** Everything that the layer responds to, or one channel of it, read before its ReLU. */
  objective: 'layer' | 'channel';
  /** The channel; ignored by `layer`. */
  unit: number;
  /** The largest octave: both sides at least 32 pixels. */
  picture: Picture;
  /** How many sizes the picture is amplified at, from small to large. */
  octaves: number;
  /** Each octave is this much larger than the one before, but none is smaller than 32 pixels. */
  octaveScale: number;
  /** The last octave goes on for as long as it is stepped. */
  stepsPerOctave: number;
  /** How far one step moves a value of the picture on average, in 0..1. */
  rate: number;
  /** Largest shift before each look, in pixels, both ways and on both axes; the picture is rolled around its edges. */
  jitter: number;
  seed: number;
}

export type DreamSource =
  /** The sky number `clouds`. */
  | { clouds: number }
  /** The square number `photograph` of the row of pictures at the address `sheet`. */
  | { photograph: number; sheet: string }
  /** At least as large as it is to be shown, or it is enlarged. */
  | Picture;

/** The experiment `dream` as the page asks for it: the picture is made or fetched in the worker, `size` pixels on its longer side. */
export type DreamRequest = Omit<DreamConfig, 'picture'> & { source: DreamSource; size: number };

export interface DreamSnapshot {
  step: number;
  width: number;
  height: number;
  /** [height * width * 3]: the picture at its full size, with the details found so far; at step 0 the picture as it came. */
  rgb: Float32Array;
  /** The octave of the latest step, from 0. */
  octave: number;
  /** Width and height of every octave in pixels, smallest first. */
  sizes: [number, number][];
  stepsPerOctave: number;
  /** Objective at every step so far, before the step, on the shifted picture of its octave. */
  objective: Float32Array;
}

export const dreamLimits = {
  size: 384,
  octaves: [1, 5],
  octaveScale: [1.2, 1.6],
  stepsPerOctave: 500,
  jitter: 64,
} as const;

/** Width and height of each octave, smallest first; the last one is the picture's own. */
export function octaveSizes(
  width: number,
  height: number,
  octaves: number,
  octaveScale: number,
): [number, number][] {
  const least = smallestSize / Math.min(width, height);
  return Array.from({ length: octaves }, (_, k): [number, number] => {
    const factor = Math.min(1, Math.max(octaveScale ** (k - octaves + 1), least));
    return [Math.round(width * factor), Math.round(height * factor)];
  });
}

function checkPicture({ width, height, rgb }: Picture): string | undefined {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  if (!(Number.isInteger(width) && Number.isInteger(height) && rgb.length === width * height * 3))
    return `A picture of ${width} × ${height} pixels in three colors cannot have ${rgb.length} numbers.`;
  if (shorter < smallestSize || longer > dreamLimits.size)
    return `The sides of the picture must be between ${smallestSize} and ${dreamLimits.size} pixels; this one is ${width} × ${height}.`;
  return rgb.every((value) => value >= 0 && value <= 1)
    ? undefined
    : 'The numbers of the picture must be between 0 and 1.';
}

/** One sentence for each thing that is wrong, but for the picture; empty for a config that can run. */
export function checkDream(config: Omit<DreamConfig, 'picture'>, manifest: CheckedManifest): string[] {
  const { octaves, octaveScale, stepsPerOctave, rate, jitter, seed } = config;
  return [
    config.network === manifest.id
      ? undefined
      : `The dream was asked for from ${config.network}, but the network is ${manifest.id}.`,
    checkUnit(config, manifest),
    whole('The number of octaves', octaves) ??
      between('The number of octaves', octaves, ...dreamLimits.octaves),
    between('The scale between octaves', octaveScale, ...dreamLimits.octaveScale),
    whole('The number of steps per octave', stepsPerOctave) ??
      between('The number of steps per octave', stepsPerOctave, 1, dreamLimits.stepsPerOctave),
    rate > 0 && Number.isFinite(rate) ? undefined : `The learning rate must be above 0; ${rate} is not.`,
    whole('Jitter', jitter) ?? between('Jitter', jitter, 0, dreamLimits.jitter, ' pixels'),
    whole('The seed', seed),
  ].filter((message) => typeof message === 'string');
}

/** Throws an Error with all that is wrong. */
export function demandDream(config: DreamConfig, manifest: CheckedManifest): void {
  const problems = checkDream(config, manifest);
  const problem = checkPicture(config.picture);
  if (problem) problems.push(problem);
  if (problems.length > 0) throw new Error(problems.join(' '));
}
