/**
 * Random changes to the picture before each step: a feature has to excite its unit under all of them, which the
 * high-frequency patterns that fool a network do not. Every transform is a map of coordinates, so that any number of them is one
 * resampling of the picture, which lies on an endless plane of grey.
 */
import type { Random } from '../../math/random.ts';
import type { TransformConfig } from '../config.ts';
import { identity, multiply, rotation, scaling, translation } from './affine.ts';
import type { Affine } from './affine.ts';

/** What the network sees: a square window of `size` pixels, and how points of it map to points of the picture. */
export interface View {
  /** From the window's coordinates to the picture's, both measured from their centers, in pixels. */
  matrix: Affine;
  size: number;
}

export type Transform = (view: View, random: Random) => View;

/** A map of the picture, given as the way from the new picture's coordinates back to the old one's. */
const change = (view: View, back: Affine): View => ({ ...view, matrix: multiply(view.matrix, back) });

/** Adds `pixels` of the grey surround on every side: the window grows, the picture does not. */
export const pad =
  (pixels: number): Transform =>
  (view) => ({ ...view, size: view.size + 2 * pixels });

/** Shifts by whole pixels, up to `pixels` both ways on both axes. */
export const jitter =
  (pixels: number): Transform =>
  (view, random) =>
    change(view, translation(random.int(2 * pixels + 1) - pixels, random.int(2 * pixels + 1) - pixels));

/** Enlarges by a factor from 1 - `range` to 1 + `range`. */
export const scale =
  (range: number): Transform =>
  (view, random) =>
    change(view, scaling(1 / (1 + range * (2 * random.uniform() - 1))));

/** Rotates about the center by up to `degrees` both ways. */
export const rotate =
  (degrees: number): Transform =>
  (view, random) =>
    change(view, rotation((degrees * (2 * random.uniform() - 1) * Math.PI) / 180));

/** One transform after the other. */
export const compose =
  (transforms: readonly Transform[]): Transform =>
  (view, random) =>
    transforms.reduce((before, transform) => transform(before, random), view);

/**
 * The standard recipe: jitter, scale, rotate, jitter (after Lucid's `standard_transforms`). Two thirds of the jitter come first,
 * so that together the two shift by `config.jitter` at most. The window keeps the size of the picture.
 */
export function standardTransforms(config: TransformConfig): Transform {
  const first = Math.round((2 * config.jitter) / 3);
  return compose([jitter(first), scale(config.scale), rotate(config.rotate), jitter(config.jitter - first)]);
}

/** The view in which a picture of `size` pixels is seen as it is. */
export const wholeView = (size: number): View => ({ matrix: identity, size });
