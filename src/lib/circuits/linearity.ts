/**
 * How far expanded weights are from the truth: over many pictures and places, the value of a unit before its ReLU beside the value that the
 * linear network gives it from the same activations of the earlier layer.
 */
import { slice, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { correlation } from '../math/correlation.ts';
import type { Network } from '../networks/runner.ts';
import type { Shape } from '../stimuli/shapes.ts';
import type { Color } from '../stimuli/strokes.ts';
import { withEdits } from './edits.ts';
import { drawAll } from './probe.ts';
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
  if (stride <= 4) return { size: 64, count: 12 };
  if (stride <= 8) return { size: 96, count: 12 };
  return stride <= 16 ? { size: 160, count: 6 } : undefined;
}

/** Of ink and paper. */
const colors: readonly [Color, Color][] = [
  [
    [1, 1, 1],
    [0.35, 0.35, 0.35],
  ],
  [
    [0, 0, 0],
    [1, 1, 1],
  ],
  [
    [0.85, 0.15, 0.1],
    [0.6, 0.75, 0.9],
  ],
  [
    [0.1, 0.3, 0.75],
    [0.9, 0.8, 0.3],
  ],
  [
    [0.2, 0.6, 0.2],
    [0.15, 0.1, 0.1],
  ],
];

/** Arcs that bulge in every direction, of several colors, bends and thicknesses, every third one filled: [count * size * size * 3]. */
function drawPictures(count: number, size: number): Float32Array {
  const stimuli = Array.from({ length: count }, (_, k): Shape => {
    const [foreground, background] = colors[k % colors.length]!;
    return {
      kind: 'arc',
      orientation: (360 * k) / count,
      radius: size * [0.12, 0.25, 0.5, 1][k % 4]!,
      length: size * 0.7,
      thickness: 2 + 2 * (k % 3),
      foreground,
      background,
      fill: k % 3 === 2,
    };
  });
  return drawAll(stimuli, size);
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
