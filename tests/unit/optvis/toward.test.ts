/** Steering a run toward one kind of pictures: the cosine and its gradient by their definitions, and what the pull leaves alone. */
import { grad, mul, scalar, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { cosineToward } from '#lib/optvis/objectives/class-mean-direction.ts';
import { createFacets } from '#lib/optvis/facets.ts';
import { createRender } from '#lib/optvis/render.ts';
import { bearingsOf } from '#lib/units/class-mean-direction.ts';
import { numbers } from '../../support/adjoint.ts';
import { tinyRun } from '../../support/optvis-checks.ts';
import { tinyNetwork } from '../../support/tiny-network.ts';
import { onEachBackend } from './backends.ts';

const bearing = {
  layer: 'conv1',
  center: numbers(6, 0.1),
  scale: numbers(6, 0.5).map((v) => 1.5 + v),
  direction: numbers(6, 0.9).map((v, _, all) => v / Math.hypot(...all)),
};
const shape: [number, number, number, number] = [2, 2, 3, 6];

/** In float64, straight from the definition. */
function expected(values: ArrayLike<number>): number {
  let sum = 0;
  for (let b = 0; b < 2; b++) {
    const away = Array.from({ length: 6 }, (_, c) => {
      let mean = 0;
      for (let cell = 0; cell < 6; cell++) mean += values[(b * 6 + cell) * 6 + c]! / 6;
      return (mean - bearing.center[c]!) * bearing.scale[c]!;
    });
    sum += away.reduce((dot, v, c) => dot + v * bearing.direction[c]!, 0) / Math.hypot(...away);
  }
  return sum / 2;
}

const two = (phase: number) => [numbers(4, phase), numbers(4, phase + 2)];

it('a bearing leads from the middle to its kind, every channel measured in its spread', () => {
  const kinds = [two(0), two(1).map((row) => row.map((v) => v + 3))];
  const [first, second] = bearingsOf('conv1', kinds);
  const louder = bearingsOf(
    'conv1',
    kinds.map((kind) => kind.map((row) => row.map((v) => 60 * v))),
  )[0]!;
  first!.direction.forEach((value, c) => {
    expect(second!.direction[c]).toBeCloseTo(-value, 5);
    expect(louder.direction[c]).toBeCloseTo(value, 5);
  });
  expect(Math.hypot(...first!.direction)).toBeCloseTo(1, 5);
  expect(first!.direction.every((value) => value < 0)).toBe(true);
  expect(() => bearingsOf('conv1', [two(0)])).toThrow(RangeError);
});

onEachBackend('a pull toward one kind', () => {
  const values = numbers(72, 0.3);

  it('is the cosine, and its gradient that of differences', async () => {
    const [value, slope] = tidy(() => {
      const x = tensor4d(values, shape);
      return [cosineToward(x, bearing), grad((y) => mul(cosineToward(y, bearing), scalar(3)))(x)];
    });
    expect((await value.data())[0]).toBeCloseTo(expected(values), 5);
    const found = await slope.data();
    for (let i = 0; i < values.length; i += 7) {
      const moved = (by: number): number => expected(Array.from(values, (v, k) => (k === i ? v + by : v)));
      // Central differences in float64: exact to 1e-8; the gradient is float32.
      expect(found[i]).toBeCloseTo((3 * (moved(1e-4) - moved(-1e-4))) / 2e-4, 5);
    }
    value.dispose();
    slope.dispose();
  });

  it('is gone at its end, and turns the picture before', async () => {
    const network = tinyNetwork();
    const run = async (toward?: { weight: number; until: number }) => {
      const render = createRender(network, { ...tinyRun, ...(toward && { toward: { bearing, ...toward } }) });
      for (let i = 0; i < 4; i++) render.step();
      const { rgb } = await render.read();
      render.dispose();
      return rgb;
    };
    const plain = await run();
    expect(await run({ weight: 0, until: 4 })).toEqual(plain);
    const pulled = await run({ weight: 5, until: 4 });
    expect(pulled).not.toEqual(plain);
    const cosine = (rgb: Float32Array): number =>
      tidy(() => cosineToward(network.run(tensor4d(rgb, [1, 32, 32, 3]))('conv1'), bearing).dataSync()[0]!);
    expect(cosine(pulled)).toBeGreaterThan(cosine(plain));
    network.dispose();
  });

  it('makes a picture for each group, and without a weight the same for all', async () => {
    const network = tinyNetwork();
    const photograph = (index: number) => ({
      index,
      side: 32,
      rgb: numbers(32 * 32 * 3, index).map((v) => 0.5 + 0.4 * v * (index % 2 ? 0.2 : 1)),
    });
    const { objective: _, sign: __, ...rest } = tinyRun;
    const config = {
      run: rest,
      facets: [0, 1].map((kind) => ({
        label: `kind ${kind}`,
        photographs: [0, 2, 4, 6, 8].map((i) => photograph(i + kind)),
      })),
      weight: 4,
      until: 4,
    };
    for (const weight of [0, 4]) {
      const experiment = await createFacets(network, { ...config, weight });
      for (let i = 0; i < 4; i++) experiment.step();
      const { facets, best } = await experiment.read();
      experiment.dispose();
      const [first, second] = facets.map(({ run }) => run.rgb);
      if (weight === 0) expect(first).toEqual(second);
      else expect(first).not.toEqual(second);
      const responses = facets.flatMap(({ photographs }) => photographs);
      expect(responses.map(({ index }) => index)).toEqual([0, 2, 4, 6, 8, 1, 3, 5, 7, 9]);
      expect(best).toBe(Math.max(...responses.map(({ response }) => response)));
    }
    await expect(createFacets(network, { ...config, facets: [] })).rejects.toThrow('number of groups');
    network.dispose();
  });
});
