/**
 * One convolution on whatever backend runs. On WebGPU there are two programs for it, tfjs's tiled one and our direct one; which is
 * faster depends on the device, so a short trial at the start picks.
 */
import { engine, getBackend, ones, tidy } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { directConv, fits } from './direct-conv.ts';
import { plainConv } from './plain-conv.ts';
import { reluMask } from './relu-mask.ts';

export interface ConvolveOptions {
  stride: 1 | 2;
  /** Zeros before the first and after the last row and column. */
  before: number;
  after: number;
  /** [height, width] of the result. */
  size: [number, number];
  bias?: Tensor1D;
  relu?: boolean;
  /** Cells of `x` count as zero where this is not positive. */
  mask?: Tensor4D;
}

let direct = false;

function viaKernels(x: Tensor4D, filter: Tensor4D, options: ConvolveOptions): Tensor4D {
  const { stride, before, after, bias, relu = false, mask } = options;
  const same = stride === 1 && before === after && filter.shape[0] === 2 * before + 1;
  const attributes = {
    strides: [stride, stride],
    pad: same
      ? 'same'
      : [
          [0, 0],
          [before, after],
          [before, after],
          [0, 0],
        ],
    dataFormat: 'NHWC',
    dilations: [1, 1],
    dimRoundingMode: undefined,
    activation: relu ? 'relu' : 'linear',
    leakyreluAlpha: 0,
  } as unknown as NamedAttrMap;
  const input = mask ? reluMask(x, mask) : x;
  // By the kernels' names: `tf.fused.conv2d` takes itself apart while a gradient is being recorded.
  return bias
    ? (engine().runKernel('FusedConv2D', { x: input, filter, bias }, attributes) as Tensor4D)
    : (engine().runKernel('Conv2D', { x: input, filter }, attributes) as Tensor4D);
}

/** `x` [b, h, w, in] with `filter` [kh, kw, in, out] gives [b, ...size, out]. Not recorded on the tape. */
export function convolve(x: Tensor4D, filter: Tensor4D, options: ConvolveOptions): Tensor4D {
  if (getBackend() === 'cpu') return plainConv(x, filter, options);
  if (!direct || !fits(filter.shape)) return viaKernels(x, filter, options);
  const { before, stride, size, bias, relu, mask } = options;
  return directConv(x, filter, { pad: before, stride, size, bias, relu, mask });
}

/** Which program convolves on WebGPU; `false` on every other backend. */
export function useDirectConv(choice: boolean): void {
  direct = choice;
}

/**
 * Times both programs on a layer of middling size and keeps the faster. `settled` waits for the device.
 * Each is run once before, to be compiled.
 */
export async function chooseConv(settled: () => Promise<void>): Promise<void> {
  const time = async (choice: boolean, rounds: number): Promise<number> => {
    direct = choice;
    const start = performance.now();
    tidy(() => {
      const x: Tensor4D = ones([1, 14, 14, 96]);
      const filter: Tensor4D = ones([3, 3, 96, 192]);
      for (let i = 0; i < rounds; i++)
        convolve(x, filter, { stride: 1, before: 1, after: 1, size: [14, 14] });
    });
    await settled();
    return performance.now() - start;
  };
  await time(false, 1);
  await time(true, 1);
  const tiled = await time(false, 3);
  const ours = await time(true, 3);
  direct = ours <= tiled;
}
