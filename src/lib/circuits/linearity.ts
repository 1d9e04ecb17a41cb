/**
 * How far expanded weights are from the truth: over many pictures and places, the value of a unit before its ReLU beside the value that the
 * linear network gives it from the same activations of the earlier layer.
 */
import { slice, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Network } from '../networks/runner.ts';
import { clouds } from '../stimuli/clouds.ts';
import { drawShape, type Shape } from '../stimuli/shapes.ts';
import { withEdits } from './edits.ts';
import type { Unit } from './unit-name.ts';

export interface Linearity {
  /** Pearson's, of the true and the linear value; 0 where one of them never changes. */
  correlation: number;
  pictures: number;
  /** Places in all of them together. */
  places: number;
}

/** Cells at the edge of the map that are left out: there the network sees the frame of the picture. */
const margin = 2;

/** Deeper layers need larger pictures to have cells at all; `undefined` where that would take too long to wait for. */
function setOf(stride: number): { size: number; count: number } | undefined {
  if (stride <= 8) return { size: 96, count: 12 };
  return stride <= 16 ? { size: 160, count: 6 } : undefined;
}

/** Arcs that bulge in every direction, white on gray and black on white in turn. */
function arc(k: number, count: number, size: number): Shape {
  const dark = k % 4 === 1;
  return {
    kind: 'arc',
    orientation: (360 * k) / count,
    radius: size / 3,
    length: size / 2,
    thickness: 4,
    foreground: dark ? [0, 0, 0] : [1, 1, 1],
    background: dark ? [1, 1, 1] : [0.4, 0.4, 0.4],
  };
}

/** Half of them skies, with shapes of every size, half arcs: [count * size * size * 3]. */
function drawPictures(count: number, size: number): Float32Array {
  const pixels = size * size * 3;
  const all = new Float32Array(count * pixels);
  for (let k = 0; k < count; k++)
    all.set(k % 2 === 0 ? clouds(k + 1, size, size).rgb : drawShape(arc(k, count, size), size), k * pixels);
  return all;
}

export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const mean = (x: ArrayLike<number>): number => Array.from(x).reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    aa += (a[i]! - meanA) ** 2;
    bb += (b[i]! - meanB) ** 2;
    ab += (a[i]! - meanA) * (b[i]! - meanB);
  }
  return aa * bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

/** Of `to` as a linear function of the layer `from`. The network must have the weights up to `to`. */
export async function linearity(
  network: Pick<Network, 'run' | 'weights' | 'manifest'>,
  to: Unit,
  from: string,
): Promise<Linearity | undefined> {
  const info = network.manifest.layers.find(({ name }) => name === to.layer);
  const set = info && info.stride > 0 ? setOf(info.stride) : undefined;
  if (!set) return undefined;
  const { size, count } = set;
  const name = `${to.layer}_pre_relu`;
  const [truth, line] = tidy(() => {
    const picture = tensor4d(drawPictures(count, size), [count, size, size, 3]);
    const T = network.run(picture);
    const given = new Map([[from, T(from)]]);
    const linear = withEdits(network, [{ kind: 'linear', to, from }]).run(picture, { given });
    return [T(name), linear(name)].map((x) => {
      const [b, h, w] = (x as Tensor4D).shape;
      return slice(x as Tensor4D, [0, margin, margin, to.unit], [b, h - 2 * margin, w - 2 * margin, 1]);
    }) as [Tensor4D, Tensor4D];
  }) as [Tensor4D, Tensor4D];
  const [a, b] = [await truth.data(), await line.data()];
  truth.dispose();
  line.dispose();
  return { correlation: correlation(a, b), pictures: count, places: a.length };
}
