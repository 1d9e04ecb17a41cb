/** One kernel over one picture: closed forms for kernels set by hand, and the network itself for its own. */
import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { firstWindow } from '#components/figures/kernel-playground/params.ts';
import { startBackend } from '#lib/compute/backends.ts';
import { brightnessOf, closest, firstLayerOf, kernelOf, resized } from '#lib/networks/first-layer.ts';
import { cornerAt, placesOn, slide, sumAt, type SlidingKernel } from '#lib/networks/sliding.ts';
import { createSlide } from '#lib/networks/slide.ts';
import { readTestSet } from '#tools/networks/cifar.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';

/** Reads red alone. */
const onRed = (weights: number[], stride = 1, pad = 0): SlidingKernel => ({
  size: Math.sqrt(weights.length),
  stride,
  pad,
  weights: Float32Array.from(weights.flatMap((weight) => [weight, 0, 0])),
  mean: [0, 0, 0],
  bias: 0,
});
const side = 8;
const red = (color: (x: number, y: number) => number) => ({
  side,
  rgb: Float32Array.from({ length: side * side * 3 }, (_, i) =>
    i % 3 === 0 ? color((i / 3) % side, Math.floor(i / 3 / side)) : 0.7,
  ),
});

describe('a kernel set by hand', () => {
  const vertical = onRed([1, 0, -1, 1, 0, -1, 1, 0, -1]);

  test('finds an edge where it is, with its sign, and nothing elsewhere', () => {
    // Light in columns 0 to 3: windows that begin in columns 2 and 3 have one side on either side of the edge.
    const map = slide(
      red((x) => (x < 4 ? 1 : 0.25)),
      vertical,
    );
    map.forEach((sum, place) => {
      expect(sum).toBeCloseTo([2, 3].includes(place % 6) ? 3 * 0.75 : 0, 6);
    });
    expect(
      Math.min(
        ...slide(
          red((x) => (x < 4 ? 0 : 1)),
          vertical,
        ),
      ),
    ).toBeCloseTo(-3, 6);
  });

  test('moves by its stride, and takes what is beyond the border for nothing', () => {
    const picture = red((x, y) => (x + 8 * y) / 64);
    const copy = onRed([0, 0, 0, 0, 1, 0, 0, 0, 0], 2, 1);
    expect(placesOn(side, copy)).toBe(4);
    expect(cornerAt(side, copy, 5)).toEqual({ x: 1, y: 1 });
    expect([...slide(picture, copy)].slice(0, 5)).toEqual([0, 2, 4, 6, 16].map((at) => at / 64));
    const sum = onRed([1, 1, 1, 1, 1, 1, 1, 1, 1], 2, 1);
    expect(sumAt(picture, sum, 0)).toBeCloseTo((0 + 1 + 8 + 9) / 64, 6);
  });

  test('takes its mean off the picture, but not off the border', () => {
    const flat = red(() => 0.5);
    const kernel = { ...onRed([1, 1, 1, 1, 1, 1, 1, 1, 1], 1, 1), mean: [0.25, 0, 0] as const, bias: 2 };
    const map = slide(flat, kernel);
    expect(map[0]).toBeCloseTo(2 + 4 * 0.25, 6);
    expect(map[9]).toBeCloseTo(2 + 9 * 0.25, 6);
  });
});

test('a kernel keeps its numbers at its own size, and its ramp at another', () => {
  const ramp = Float32Array.from({ length: 9 }, (_, i) => i % 3);
  expect(resized(ramp, 3, 3)).toEqual(ramp);
  const wide = resized(ramp, 3, 6);
  expect([...wide.subarray(6, 12)]).toEqual([0, 0.25, 0.75, 1.25, 1.75, 2]);
});

describe.each(builtNetworks('site'))('%s', (id) => {
  beforeAll(() => startBackend('wasm', {}));

  test('every first-layer map is the channel that the network computes, to 1e-5 of its largest', async () => {
    const network = await readNetwork(id, 'site', 'conv1');
    const layer = firstLayerOf(network);
    expect(layer).toMatchObject(firstWindow);
    const rgb = (await readTestSet()).picture(11);
    // Both add up 147 products in float32, in another order.
    const all = tidy(() =>
      network
        .run(tensor4d(rgb, [1, 32, 32, 3]))('conv1_pre_relu')
        .dataSync<'float32'>()
        .slice(),
    );
    for (let unit = 0; unit < 64; unit++) {
      const theirs = all.filter((_, i) => i % 64 === unit);
      const ours = slide({ side: 32, rgb }, kernelOf(layer, unit));
      expect(ours).toHaveLength(theirs.length);
      const largest = Math.max(...theirs.map(Math.abs));
      const off = ours.reduce((most, value, i) => Math.max(most, Math.abs(value - theirs[i]!)), 0);
      expect(off / largest, `channel ${unit}`).toBeLessThan(1e-5);
    }
    network.dispose();
  });

  test('a kernel is most like itself; a sweep writes one sum a step and begins again', async () => {
    const layer = firstLayerOf(await readNetwork(id, 'site', 'conv1'));
    const own = brightnessOf(kernelOf(layer, 33).weights);
    const found = closest(
      layer,
      own.map((weight) => 3 * weight),
      7,
    );
    expect(found.unit).toBe(33);
    expect(found.likeness).toBeCloseTo(1, 6);

    const picture = red((x, y) => (x * y) / 49);
    const sweep = createSlide({ network: id, kernel: 33, picture, asked: 'this' }, layer);
    const all = slide(picture, kernelOf(layer, 33));
    for (let step = 0; step < 3; step++) sweep.step();
    expect(await sweep.read()).toMatchObject({ step: 3, asked: 'this', written: all.slice(0, 3) });
    while (sweep.steps < all.length) sweep.step();
    expect((await sweep.read()).written).toEqual(all);
    sweep.step();
    expect((await sweep.read()).written).toEqual(all.slice(0, 1));
    expect(() => createSlide({ network: id, kernel: 64, picture, asked: '' }, layer)).toThrow(RangeError);
  });
});
