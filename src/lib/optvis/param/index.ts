/** How the picture is parametrized: which numbers gradient ascent moves, and how they become a picture. */
import { reshape, sigmoid, tensor2d, transpose } from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Random } from '../../math/random.ts';
import type { RenderConfig } from '../config.ts';
import { createMatrix, multiplyRight } from '../linear.ts';
import { colorMatrixRight } from './color.ts';
import { createFourier } from './fourier.ts';
import { createPyramid, pyramidVariable } from './pyramid.ts';
import { fourierVariable } from './spectrum.ts';
import { beforeSigmoid, startValues } from './start.ts';

export type ParamName = RenderConfig['param'];

export interface ParamConfig {
  param: ParamName;
  decorrelate: boolean;
  width: number;
  height: number;
  /** Pictures optimized together; 1 if left out. */
  batch?: number;
}

export interface Param {
  /** A fresh starting point, or `picture` [h * w * 3] in 0..1; the caller owns it. */
  start(random: Random, picture?: Float32Array): Tensor2D;
  /** [batch, h, w, 3] in 0..1, differentiable in `variable`. */
  image(variable: Tensor2D): Tensor4D;
  /** Frees the tables. */
  dispose(): void;
}

/** A linear map from the variable to [h * w, channels], with channels = 3 x batch. */
interface Space {
  readonly shape: [number, number];
  picture(variable: Tensor2D): Tensor2D;
  dispose(): void;
}

const spaces: Record<ParamName, (width: number, height: number, channels: number) => Space> = {
  fourier: createFourier,
  pyramid: createPyramid,
  pixels: (width, height, channels) => ({
    shape: [height * width, channels],
    picture: (variable) => variable,
    dispose: () => undefined,
  }),
};

/** One picture's variable from what its space is to give; exact but for rounding. */
const inverses: Record<ParamName, (values: Float64Array, width: number, height: number) => Float32Array> = {
  fourier: fourierVariable,
  pyramid: pyramidVariable,
  pixels: (values) => Float32Array.from(values),
};

export function createParam({ param, decorrelate, width, height, batch = 1 }: ParamConfig): Param {
  const space = spaces[param](width, height, 3 * batch);
  const color = decorrelate ? createMatrix(colorMatrixRight(), 3, 3) : undefined;
  const { shape } = space;
  return {
    start(random, picture) {
      const from = picture && inverses[param](beforeSigmoid(picture, decorrelate), width, height);
      return tensor2d(startValues((shape[0] * shape[1]) / batch, batch, random, from), shape);
    },
    image(variable) {
      const flat = space.picture(variable);
      const pixels: Tensor2D = batch === 1 ? flat : reshape(flat, [height * width * batch, 3]);
      const rgb = sigmoid(color ? multiplyRight(pixels, color) : pixels);
      return batch === 1
        ? reshape(rgb, [1, height, width, 3])
        : transpose(reshape(rgb, [height, width, batch, 3]), [2, 0, 1, 3]);
    },
    dispose() {
      space.dispose();
      color?.dispose();
    },
  };
}
