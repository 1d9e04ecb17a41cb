/**
 * Looks at a picture through a view: bilinear, on a surround of constant grey, with an exact gradient. The sparse map is made on the
 * CPU for each step; its tensors keep their shapes, so a backend reuses the same buffers.
 */
import {
  add,
  concat,
  gather,
  getBackend,
  keep,
  matMul,
  mul,
  ones,
  reshape,
  split,
  sub,
  tensor1d,
  tensor2d,
} from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { linear } from '../linear.ts';
import { createResampleMap, fillResampleMap } from './taps.ts';
import type { Taps } from './taps.ts';
import type { Affine } from './affine.ts';

/** The surround, and the value that the linear part leaves alone. */
const grey = 0.5;

export interface Resample {
  /**
   * `picture` [b, size, size, 3] seen through `matrix`: [b, window, window, 3]. Call within `tidy`, once a step. All pictures of a batch
   * are seen through the same view: what tells them apart is then theirs and not the view's, and the map is made once.
   */
  apply(picture: Tensor4D, matrix: Affine): Tensor4D;
  dispose(): void;
}

/** The sparse matrix of `taps` times `x` [pixels, 3] in plain loops. */
function mixHere(x: Tensor2D, { count, cells, index, weight }: Taps): Tensor2D {
  const values = x.dataSync<'float32'>();
  const result = new Float32Array(cells * 3);
  for (let k = 0, entry = 0; k < count; k++)
    for (let cell = 0; cell < cells; cell++, entry++) {
      const w = weight[entry]!;
      if (w === 0) continue;
      const from = index[entry]! * 3;
      result[cell * 3]! += w * values[from]!;
      result[cell * 3 + 1]! += w * values[from + 1]!;
      result[cell * 3 + 2]! += w * values[from + 2]!;
    }
  return tensor2d(result, [cells, 3]);
}

/** The same as operations of the backend. `sum` is a row of `taps.count` ones. */
function mixOnDevice(x: Tensor2D, taps: Taps, sum: Tensor2D): Tensor2D {
  const read = gather(x, tensor1d(taps.index, 'int32'));
  const weighted = mul(read, tensor2d(taps.weight, [taps.count * taps.cells, 1]));
  return reshape(matMul(sum, reshape(weighted, [taps.count, taps.cells * 3])), [taps.cells, 3]);
}

/** `mix` of each of `batch` pictures, which lie one after the other in `x`. */
function mixEach(x: Tensor2D, batch: number, mix: (x: Tensor2D) => Tensor2D): Tensor2D {
  return batch === 1 ? mix(x) : concat(split<Tensor2D>(x, batch).map((one) => mix(one)));
}

/** On these backends the numbers are in this thread's memory, and plain loops are about ten times faster than gathers. */
const isHere = (backend: string): boolean => backend === 'wasm' || backend === 'cpu';

/** For pictures of `size` pixels and windows of `window`, enlarged by up to `zoom`. */
export function createResample(
  size: number,
  window: number,
  zoom: number,
  onDevice = !isHere(getBackend()),
): Resample {
  const map = createResampleMap(size, window, zoom);
  const summing = [map.forward, map.back].map(({ count }) => keep(ones([1, count]))) as [Tensor2D, Tensor2D];
  const mix = (x: Tensor2D, taps: Taps, sum: Tensor2D): Tensor2D =>
    onDevice ? mixOnDevice(x, taps, sum) : mixHere(x, taps);

  return {
    apply(picture, matrix) {
      fillResampleMap(map, matrix);
      const [batch] = picture.shape;
      const flat = reshape(sub(picture, grey), [batch * size * size, 3]);
      const seen = linear(
        flat as Tensor2D,
        (x) => mixEach(x, batch, (one) => mix(one, map.forward, summing[0])),
        (dy) => mixEach(dy, batch, (one) => mix(one, map.back, summing[1])),
      );
      return add(reshape(seen, [batch, window, window, 3]), grey);
    },
    dispose() {
      for (const tensor of summing) tensor.dispose();
    },
  };
}
