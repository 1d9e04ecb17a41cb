/** Two units in one picture: the objective by hand, and its runs against those of one unit. */
import { tensor, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Network } from '#lib/networks/runner.ts';
import { checkConfig } from '#lib/optvis/check.ts';
import type { RenderConfig, RenderSnapshot } from '#lib/optvis/config.ts';
import { interpolation } from '#lib/optvis/objectives/batch.ts';
import { joint } from '#lib/optvis/objectives/joint.ts';
import type { Mixture } from '#lib/optvis/objectives/joint.ts';
import { openOptvis } from '#lib/optvis/open.ts';
import { createRender } from '#lib/optvis/render.ts';
import { numbers } from '../../support/adjoint.ts';
import { tinyRun } from '../../support/optvis-checks.ts';
import { deadUnit, tinyNetwork } from '../../support/tiny-network.ts';
import { onEachBackend } from './backends.ts';

const [batch, cells, channels] = [3, 20, 6];
const before = numbers(batch * cells * channels, 0.8);
const after = before.map((v) => Math.max(v, 0));
const logits = numbers(batch * 4, 0.3);
const layers: Record<string, () => ReturnType<typeof tensor>> = {
  a: () => tensor(after, [batch, 4, 5, channels]),
  a_pre_relu: () => tensor(before, [batch, 4, 5, channels]),
  logits: () => tensor(logits, [batch, 4]),
};
const valueOf = (weights: Mixture[], second = { layer: 'a', unit: 4 }): number =>
  tidy(() => joint({ layer: 'a', unit: 1 }, second, weights)((name) => layers[name]!()).dataSync()[0]!);
const mean = (values: Float32Array, picture: number, unit: number): number =>
  Array.from({ length: cells }, (_, p) => values[(picture * cells + p) * channels + unit]! / cells).reduce(
    (sum, v) => sum + v,
  );

const row: Mixture[] = [
  [1, 0],
  [0.5, 0.5],
  [0, 1],
];

onEachBackend('two units', () => {
  let network: Network;
  beforeAll(() => {
    network = tinyNetwork();
  });
  afterAll(() => {
    network.dispose();
  });

  async function run(change: Partial<RenderConfig>, steps: number): Promise<RenderSnapshot> {
    const render = createRender(network, { ...tinyRun, ...change });
    for (let i = 0; i < steps; i++) render.step();
    const snapshot = await render.read();
    render.dispose();
    return snapshot;
  }

  it('are weighed picture by picture, what is to be raised after the ReLU and what is to be lowered before it', () => {
    const weights: Mixture[] = [
      [1, 1],
      [1.5, -0.5],
      [-2, 0],
    ];
    const first = mean(after, 0, 1) + 1.5 * mean(after, 1, 1) - 2 * mean(before, 2, 1);
    const second = mean(after, 0, 4) - 0.5 * mean(before, 1, 4);
    expect(valueOf(weights)).toBeCloseTo((first + second) / 3, 6);
  });

  it('may be of different layers, and logits have no ReLU', () => {
    const value = valueOf(
      [
        [0, -1],
        [0, 2],
        [1, 0],
      ],
      { layer: 'logits', unit: 3 },
    );
    expect(value).toBeCloseTo((-logits[3]! + 2 * logits[7]! + mean(after, 2, 1)) / 3, 6);
  });

  it('in a row are the interpolation of the library', () => {
    const T = (name: string) => layers[name]!();
    const expected = tidy(() => interpolation('a', 1, 4)(T).dataSync()[0]!);
    expect(valueOf(row)).toBeCloseTo(expected, 6);
  });

  it('need as many weights as there are pictures', () => {
    expect(() => valueOf([[1, 1]])).toThrow('weights for 1 pictures, but 3 pictures');
  });

  it.each([
    ['the first alone is a run of it', [1, 0], tinyRun.unit],
    ['the second alone is a run of that', [0, 1], 5],
  ] as const)('%s, bit by bit', async (_, weights, unit) => {
    const mixed = await run({ joint: { layer: tinyRun.layer, unit: 5, weights: [weights] } }, 4);
    const alone = await run({ unit }, 4);
    expect(mixed.rgb).toEqual(alone.rgb);
    expect(mixed.objective).toEqual(alone.objective);
    expect('joint' in alone).toBe(false);
  });

  it('are measured on every picture, before the ReLU and without transforms', async () => {
    const change = { joint: { layer: 'conv1', unit: 2, weights: row }, batch: 3 };
    const moving = { transforms: { jitter: 2, scale: 0.1, rotate: 5 }, alignment: 0.01 };
    const { rgb, others, joint: means, map } = await run({ ...change, ...moving }, 3);
    const expected = [rgb, ...others!].flatMap((picture) =>
      [
        ['conv2', tinyRun.unit],
        ['conv1', 2],
      ].map(([layer, unit]) => {
        const x = tidy(() => {
          const seen = network.run(tensor4d(picture, [1, 32, 32, 3]))(`${layer as string}_pre_relu`);
          return { values: seen.dataSync<'float32'>(), count: seen.shape.at(-1)! };
        });
        const own = x.values.filter((_, i) => i % x.count === unit);
        return own.reduce((sum, v) => sum + v, 0) / own.length;
      }),
    );
    expect(means).toHaveLength(6);
    expected.forEach((value, i) => expect(means![i]).toBeCloseTo(value, 4));
    expect(map!.values).toHaveLength(map!.width * map!.height);
  });

  it('raise the one and lower the other, even where that is silent', async () => {
    const weights: [Mixture] = [[1, -1]];
    const change = { layer: 'conv1', unit: 2, joint: { layer: 'conv1', unit: deadUnit, weights } };
    const [start, end] = [await run(change, 0), await run(change, 30)];
    expect(end.joint![0]).toBeGreaterThan(start.joint![0]!);
    expect(end.joint![1]).toBeLessThan(start.joint![1]!);
  });

  it('agree more along a row the more alignment counts', async () => {
    const apart = async (alignment: number): Promise<number> => {
      const { rgb, others } = await run(
        { joint: { layer: 'conv2', unit: 5, weights: row }, batch: 3, alignment },
        30,
      );
      return rgb.reduce((sum, v, i) => sum + Math.abs(v - others![0]![i]!), 0);
    };
    expect(await apart(3)).toBeLessThan(0.8 * (await apart(0)));
  });
});

it.each<[Partial<RenderConfig>, string]>([
  [{ sign: -1 }, 'Two units are mixed by their channels, and their weights carry the sign.'],
  [{ objective: 'layer' }, 'Two units are mixed by their channels, and their weights carry the sign.'],
  [{ batch: 2 }, 'Each picture needs a pair of weights: there are 1 pairs, and the number of pictures is 2.'],
  [
    { joint: { layer: 'conv2', unit: 5, weights: [[0, 0]] } },
    'The weights of two units must be numbers, not all of them 0.',
  ],
  [{ joint: { layer: 'conv2', unit: 9, weights: [[1, 1]] } }, 'conv2 has 8 channels, 0 to 7; there is no 9.'],
  [{ alignment: 1 }, 'Alignment compares pictures; it needs two or more.'],
])('what is wrong with %o is said', (change, sentence) => {
  const network = tinyNetwork();
  const config: RenderConfig = { ...tinyRun, joint: { layer: 'conv2', unit: 5, weights: [[1, 1]] } };
  expect(checkConfig(config, network.manifest)).toEqual([]);
  expect(checkConfig({ ...config, ...change }, network.manifest)).toEqual([sentence]);
});

it('the weights of the deeper layer are fetched, whichever unit it is', async () => {
  const asked: string[] = [];
  const network = tinyNetwork();
  const pool = {
    acquire: (_: string, layer: string) => {
      asked.push(layer);
      return Promise.resolve(network);
    },
    release: () => undefined,
  };
  const run: RenderConfig = {
    ...tinyRun,
    layer: 'conv1',
    joint: { layer: 'conv2', unit: 5, weights: [[1, 1]] },
  };
  await expect(openOptvis({ runs: [run] }, pool, () => undefined)).resolves.toBeDefined();
  expect(asked).toEqual(['conv1', 'conv2']);
});
