/**
 * The direction of steepest ascent is the one that gains most for its length, so it depends on how length is measured. Three rulers for
 * a change of a picture, and the steepest direction that each of them makes of the same gradient.
 */
import { grad, mul, sign, zeros } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { createMatrix, multiplyRight } from './linear.ts';
import { colorMatrixRight } from './param/color.ts';
import { createFourier } from './param/fourier.ts';
import { fourierVariable } from './param/spectrum.ts';
import { decorrelated } from './param/start.ts';
import type { Ruler } from './steepest-config.ts';

/** The linear part of the Fourier parametrization: waves, each scaled by 1/frequency, to a change of the picture [side * side, 3]. */
export interface Waves {
  picture(variable: Tensor2D): Tensor2D;
  /** `A A' gradient`: along the gradient in the variable, seen in the picture. [side * side, 3]. */
  ascent(gradient: Tensor2D): Tensor2D;
  dispose(): void;
}

export function createWaves(side: number, decorrelate: boolean): Waves {
  const fourier = createFourier(side, side);
  const color = decorrelate ? createMatrix(colorMatrixRight(), 3, 3) : undefined;
  const picture = (variable: Tensor2D): Tensor2D => {
    const flat = fourier.picture(variable);
    return color ? multiplyRight(flat, color) : flat;
  };
  const back = grad((variable: Tensor) => picture(variable as Tensor2D));
  return {
    picture,
    ascent: (gradient) => picture(back(zeros(fourier.shape), gradient) as Tensor2D),
    dispose() {
      fourier.dispose();
      color?.dispose();
    },
  };
}

/** The direction in which each ruler's steepest ascent goes, of any length; call within `tidy`. */
export function steepest(ruler: Ruler, gradient: Tensor2D, waves: Waves): Tensor2D {
  if (ruler === 'pixels') return mul(gradient, 1);
  return ruler === 'largest' ? sign(gradient) : waves.ascent(gradient);
}

/** Length of a change of a picture [side * side * 3] by each ruler; float64 on the CPU. */
export function lengths(
  change: ArrayLike<number>,
  side: number,
  decorrelate: boolean,
): Record<Ruler, number> {
  const values = Float64Array.from(change);
  const norm = (of: ArrayLike<number>): number =>
    Math.sqrt(Array.from(of).reduce((sum, value) => sum + value * value, 0));
  return {
    pixels: norm(values) / Math.sqrt(values.length),
    largest: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    waves: norm(fourierVariable(decorrelate ? decorrelated(values) : values, side, side)),
  };
}
