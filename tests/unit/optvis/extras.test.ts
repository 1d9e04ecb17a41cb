import { concat, memory, mul, scalar, tensor4d, tidy, valueAndGrad } from '@tensorflow/tfjs-core';
import type { Scalar } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Network } from '#lib/networks/runner.ts';
import type { RenderConfig, RenderSnapshot } from '#lib/optvis/config.ts';
import { inUnitsOf } from '#lib/optvis/regularizers.ts';
import { gramCosine } from '#lib/optvis/objectives/gram.ts';
import { createRender } from '#lib/optvis/render.ts';
import { contentOf } from '#lib/optvis/spectrum.ts';
import { numbers } from '../../support/adjoint.ts';
import { tinyRun } from '../../support/optvis-checks.ts';
import { tinyNetwork } from '../../support/tiny-network.ts';
import { onEachBackend } from './backends.ts';

const none: Partial<RenderConfig> = {
  power: 0,
  penalties: { l1: 0, l2: 0, tv: 0, blur: 0, frequency: 0 },
  batch: 1,
  diversity: 0,
  start: undefined,
};
const moving = { jitter: 2, scale: 0.1, rotate: 5 };
const apart = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, v, i) => Math.max(most, Math.abs(v - b[i]!)), 0);
const picture = numbers(32 * 32 * 3, 0.2).map((v) => 0.5 + 0.4 * v);

onEachBackend('a run with more than an objective', () => {
  let network: Network;
  beforeAll(() => {
    network = tinyNetwork();
  });
  afterAll(() => {
    network.dispose();
  });

  async function run(change: Partial<RenderConfig>, steps: number, model = network): Promise<RenderSnapshot> {
    const render = createRender(model, { ...tinyRun, ...change });
    for (let i = 0; i < steps; i++) render.step();
    const snapshot = await render.read();
    render.dispose();
    return snapshot;
  }

  it.each<Partial<RenderConfig>>([
    {},
    { transforms: moving },
    { param: 'pixels', decorrelate: false },
    { objective: 'direction', unit: 3 },
    { objective: 'neuron', sign: -1 },
  ])('without anything added, %o is what it was, bit by bit', async (change) => {
    const [plain, zeros] = [await run(change, 4), await run({ ...change, ...none }, 4)];
    expect(zeros).toEqual(plain);
    expect('others' in zeros).toBe(false);
  });

  const costs: Record<string, (rgb: Float32Array) => number> = {
    l1: (rgb) => rgb.reduce((sum, v) => sum + Math.abs(v - 0.5), 0),
    l2: (rgb) => rgb.reduce((sum, v) => sum + (v - 0.5) ** 2, 0),
    tv: (rgb) => rgb.reduce((sum, v, i) => sum + (i % 96 > 2 ? Math.abs(v - rgb[i - 3]!) : 0), 0),
  };
  it.each(['l1', 'l2', 'tv', 'blur', 'frequency'] as const)(
    'a penalty on %s makes the picture cheaper, and the objective is told without it',
    async (name) => {
      const cost = costs[name] ?? costs['tv']!;
      const [free, paid] = [
        await run({ param: 'pixels' }, 20),
        await run({ param: 'pixels', penalties: { [name]: 1e5 } }, 20),
      ];
      expect(cost(paid.rgb)).toBeLessThan(0.6 * cost(free.rgb));
      expect(paid.objective[0]).toBe(free.objective[0]);
      expect(paid.objective.at(-1)).toBeLessThan(free.objective.at(-1)!);
    },
  );

  it.each([2, -2])(
    'in units of an objective of %d times x², whose slope is not in the gradient',
    (factor) => {
      // 3 x |v|, v a constant of ±18 at x = 3: 162, and 3 |v| = 54.
      const [value, slope] = tidy(() => {
        const { value, grad } = valueAndGrad((x) => {
          const v = mul<Scalar>(mul(x, x), factor);
          return inUnitsOf(v, mul<Scalar>(x, 3));
        })(scalar(3));
        return [value.dataSync()[0], grad.dataSync()[0]];
      });
      expect([value, slope]).toEqual([162, 54]);
    },
  );

  it.each<Partial<RenderConfig>>([
    { penalties: { tv: 2, blur: 2 } },
    { batch: 2, diversity: 2 },
    { penalties: { l2: 10 }, sign: -1 },
  ])(
    'a relative weight means the same for a unit that speaks a hundred times as loud: %o',
    async (change) => {
      // The last layer and its bias, times 2⁷: every activation is, exactly, and Adam does not mind but for its epsilon.
      const loud = tinyNetwork(128);
      const both = async (how: Partial<RenderConfig>): Promise<[RenderSnapshot, RenderSnapshot]> => [
        await run({ ...how, param: 'pixels' }, 12),
        await run({ ...how, param: 'pixels' }, 12, loud),
      ];
      const [soft, hard] = await both({ ...change, relative: true });
      const [absoluteSoft, absoluteHard] = await both(change);
      loud.dispose();
      expect(hard.objective.at(-1)! / soft.objective.at(-1)!).toBeCloseTo(128, 0);
      expect(apart(soft.rgb, hard.rgb)).toBeLessThan(0.01);
      expect(apart(absoluteSoft.rgb, absoluteHard.rgb)).toBeGreaterThan(0.03);
    },
  );

  it('tells the spectrum of its picture where rings are asked for', async () => {
    const { rgb, spectrum } = await run({ rings: 8 }, 2);
    expect(spectrum).toEqual(contentOf(rgb, 32, 32, 8));
    expect('spectrum' in (await run({}, 2))).toBe(false);
  });

  it('a batch shows all its pictures, the first as it would be alone', async () => {
    const [one, three] = [await run({}, 3), await run({ batch: 3 }, 3)];
    expect(three.others).toHaveLength(2);
    expect(three.others!.every((rgb) => rgb.length === 32 * 32 * 3)).toBe(true);
    expect(three.map).toMatchObject({ width: 16, height: 16 });
    expect(three.map!.values).toHaveLength(256);
    // The mean over three pictures has a third of the gradient, which Adam makes up for but for its epsilon.
    const far = three.rgb.reduce((most, v, i) => Math.max(most, Math.abs(v - one.rgb[i]!)), 0);
    expect(far).toBeLessThan(1e-3);
    expect(three.others![0]).not.toEqual(three.rgb);
    expect(three.others![1]).not.toEqual(three.others![0]);
  });

  it.each<Partial<RenderConfig>>([{}, { sign: -1 }, { layer: 'logits' }, { objective: 'layer' }])(
    'a share of diversity with %o is that much of the objective at the step',
    async (change) => {
      const shared = await run({ ...change, batch: 3, diversity: 0.5, relative: true }, 1);
      const weight = 0.5 * Math.abs(shared.objective[0]!);
      const [weighed, free] = [
        await run({ ...change, batch: 3, diversity: weight }, 1),
        await run({ ...change, batch: 3 }, 1),
      ];
      const far = (a: RenderSnapshot, b: RenderSnapshot) =>
        a.others![1]!.reduce((most, v, i) => Math.max(most, Math.abs(v - b.others![1]![i]!)), 0);
      expect(shared.objective[0]).toBe(free.objective[0]);
      // Adam's first step is the sign of the gradient, which rounding may turn where it is nearly zero; others agree.
      expect(far(shared, weighed)).toBeLessThan(0.01 * far(shared, free));
    },
  );

  it.each([
    ['conv2', 1, 'conv2'],
    ['conv2', -1, 'conv2_pre_relu'],
    ['logits', 1, 'conv2'],
  ] as const)('a batch for %s with sign %i says how alike it is on %s', async (layer, sign, read) => {
    const { rgb, others, alike } = await run({ layer, sign, batch: 3, transforms: moving }, 2);
    const expected = tidy(() => {
      const shown = [rgb, ...others!].map((values) => tensor4d(values, [1, 32, 32, 3]));
      return gramCosine(network.run(concat(shown))(read)).dataSync()[0]!;
    });
    expect(alike).toBeCloseTo(expected, 5);
    expect('alike' in (await run({}, 1))).toBe(false);
  });

  it.each(['fourier', 'pixels', 'pyramid'] as const)(
    'starts from a picture in %s, and leaves it',
    async (param) => {
      const away = (rgb: Float32Array): number =>
        rgb.reduce((most, v, i) => Math.max(most, Math.abs(v - picture[i]!)), 0);
      expect(away((await run({ param, start: picture }, 0)).rgb)).toBeLessThan(1e-5);
      expect(away((await run({ param, start: picture }, 3)).rgb)).toBeGreaterThan(0.01);
    },
  );

  it('holds as many tensors after many steps as after one, and none at the end', async () => {
    const all: RenderConfig = {
      ...tinyRun,
      param: 'pyramid',
      transforms: moving,
      batch: 2,
      diversity: 1,
      relative: true,
      penalties: { l1: 1, l2: 1, tv: 1, blur: 1, frequency: 1 },
      start: picture,
    };
    await run(all, 1);
    const before = memory().numTensors;
    const render = createRender(network, all);
    render.step();
    await render.read();
    const held = memory().numTensors;
    for (let i = 0; i < 20; i++) render.step();
    await render.read();
    expect(memory().numTensors).toBe(held);
    render.step();
    render.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
