/** What must hold of feature visualization on every backend, by name: Node runs it on cpu and wasm, a browser on WebGPU and WebGL. */
import { add, grad, mul, reshape, scalar, sum, tensor, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { createMatrix, mm, multiplyLeft, multiplyRight } from '#lib/optvis/linear.ts';
import { binomialBlur } from '#lib/optvis/filters.ts';
import { inUnitsOf } from '#lib/optvis/regularizers.ts';
import { alignment, diversity, interpolation } from '#lib/optvis/objectives/batch.ts';
import { gramCosine } from '#lib/optvis/objectives/gram.ts';
import { direction, type Objective } from '#lib/optvis/objectives/index.ts';
import { probe } from '#lib/optvis/objectives/probe.ts';
import { createFourier, type Fourier } from '#lib/optvis/param/fourier.ts';
import { createPyramid, type Pyramid } from '#lib/optvis/param/pyramid.ts';
import { createPenalties, filtered } from '#lib/optvis/penalties.ts';
import { createRandom } from '#lib/math/random.ts';
import { identity } from '#lib/optvis/transforms/affine.ts';
import { standardTransforms, wholeView } from '#lib/optvis/transforms/index.ts';
import { createResample } from '#lib/optvis/transforms/resample.ts';
import type { PenaltyWeights, RenderConfig } from '#lib/optvis/config.ts';
import type { Network } from '#lib/networks/runner.ts';
import { createDream } from '#lib/optvis/dream.ts';
import { createRender } from '#lib/optvis/render.ts';
import { adjointError, numbers } from './adjoint.ts';
import { tinyNetwork } from './tiny-network.ts';

async function space(map: Fourier | Pyramid): Promise<number> {
  try {
    return await adjointError((x) => map.picture(x as Tensor2D), map.shape);
  } finally {
    map.dispose();
  }
}

async function resample(
  size: number,
  window: number,
  seed: number,
  onDevice?: boolean,
  batch = 1,
): Promise<number> {
  const range = 0.2;
  const map = createResample(size, window, 1 + range, onDevice);
  const view = standardTransforms({ jitter: 6, scale: range, rotate: 25 })(
    wholeView(size),
    createRandom(seed),
  );
  try {
    return await adjointError((x) => map.apply(x as Tensor4D, view.matrix), [batch, size, size, 3]);
  } finally {
    map.dispose();
  }
}

async function matrix(multiply: 'left' | 'right'): Promise<number> {
  const m = createMatrix(numbers(35, 0.4), 5, 7);
  try {
    return await (multiply === 'left'
      ? adjointError((x) => multiplyLeft(m, x as Tensor2D), [7, 4])
      : adjointError((x) => multiplyRight(x as Tensor2D, m), [4, 5]));
  } finally {
    m.dispose();
  }
}

const product = (which: 'left' | 'right') => async (): Promise<number> => {
  const fixed = createMatrix(numbers(42, 0.9), 6, 7);
  try {
    return await adjointError(
      (x) => (which === 'left' ? mm(x as Tensor2D, fixed.forward) : mm(fixed.forward, x as Tensor2D)),
      which === 'left' ? [5, 6] : [7, 5],
    );
  } finally {
    fixed.dispose();
  }
};

/** Each gives its relative adjoint error. */
export const adjointChecks: Readonly<Record<string, () => Promise<number>>> = {
  'matrix @ x': () => matrix('left'),
  'x @ matrix': () => matrix('right'),
  'mm, left side': product('left'),
  'mm, right side': product('right'),
  'fourier, even size': () => space(createFourier(16, 16)),
  'fourier, odd width': () => space(createFourier(15, 16)),
  'fourier, odd height': () => space(createFourier(16, 13)),
  'fourier, three pictures': () => space(createFourier(15, 16, 9)),
  'pyramid, even size': () => space(createPyramid(16, 16)),
  'pyramid, odd sizes, two pictures': () => space(createPyramid(17, 13, 6)),
  'resample, even size': () => resample(16, 16, 1),
  'resample, odd size': () => resample(17, 17, 2),
  'resample with gathers': () => resample(16, 16, 4, true),
  'resample, three pictures': () => resample(13, 13, 5, undefined, 3),
  'resample, three pictures, with gathers': () => resample(13, 13, 5, true, 3),
  'resample into a larger window': () => resample(14, 20, 3),
  'resample, nothing changed': async () => {
    const map = createResample(8, 8, 1);
    try {
      return await adjointError((x) => map.apply(x as Tensor4D, identity), [1, 8, 8, 3]);
    } finally {
      map.dispose();
    }
  },
  'a filter along both axes': async () => {
    const filter = createMatrix(binomialBlur(9), 9, 9);
    try {
      return await adjointError((x) => filtered(x as Tensor4D, filter), [2, 9, 9, 3]);
    } finally {
      filter.dispose();
    }
  },
  'in units of an objective': () =>
    adjointError((x) => reshape(inUnitsOf(scalar(-3), reshape(x, [])), [1]), [1]),
  'probe, two pictures': () =>
    adjointError((x) => add(reshape(probe(x, numbers(40, 0.1), numbers(6, 0.2)), [1]), 0), [2, 4, 5, 6]),
  probe: () =>
    adjointError((x) => add(reshape(probe(x, numbers(20, 0.1), numbers(6, 0.2)), [1]), 0), [1, 4, 5, 6]),
};

/** The gradient of `f` along some direction, and the difference of its values there. */
async function slopeOf(
  f: (x: Tensor) => Tensor,
  shape: number[],
): Promise<{ slope: number; difference: number }> {
  const size = shape.reduce((a, b) => a * b, 1);
  const way = numbers(size, 2.1);
  // Small enough for the kinks of absolute values, large enough for float32.
  const step = 0.003;
  const at = (shift: number): Tensor =>
    tensor(
      numbers(size, 0.3).map((v, i) => v + shift * way[i]!),
      shape,
    );
  const made = tidy((): Tensor[] => [
    f(at(step)),
    f(at(-step)),
    sum(mul(grad((x: Tensor) => sum(f(x)))(at(0)), tensor(way, shape))),
  ]);
  const [high, low, slope] = await Promise.all(made.map(async (t) => (await t.data())[0]!));
  for (const t of made) t.dispose();
  return { slope: slope!, difference: (high! - low!) / (2 * step) };
}

const on = (of: Objective) => () => slopeOf((x) => of(() => x), [3, 4, 5, 6]);
const vector = numbers(6, 0.5);

async function penalty(weights: PenaltyWeights): Promise<{ slope: number; difference: number }> {
  const penalties = createPenalties(weights, 9)!;
  try {
    return await slopeOf((x) => penalties(x as Tensor4D), [2, 9, 9, 3]);
  } finally {
    penalties.dispose();
  }
}

/** Each gives a gradient along some direction, and the difference of the values there: of what is not linear. */
export const slopeChecks: Readonly<Record<string, () => Promise<{ slope: number; difference: number }>>> = {
  'direction with cosine power 1': on(direction('a', vector, 1)),
  'direction with cosine power 2.5': on(direction('a', vector, 2.5)),
  diversity: on(diversity('a')),
  'diversity, by positions': () => slopeOf((x) => gramCosine(x, 'positions'), [3, 4, 5, 6]),
  'diversity of logits': () => slopeOf((x) => gramCosine(x), [4, 7]),
  interpolation: on(interpolation('a', 1, 4)),
  alignment: on(alignment('a')),
  'L1 penalty': () => penalty({ l1: 1 }),
  'L2 penalty': () => penalty({ l2: 1 }),
  'total variation penalty': () => penalty({ tv: 1 }),
  'blur penalty': () => penalty({ blur: 1 }),
  'frequency penalty': () => penalty({ frequency: 1 }),
};

/** A run on the tiny network. */
export const tinyRun: RenderConfig = {
  network: 'inceptionv1',
  layer: 'conv2',
  unit: 1,
  objective: 'channel',
  sign: 1,
  param: 'fourier',
  decorrelate: true,
  transforms: null,
  size: 32,
  rate: 0.05,
  seed: 1,
};

/** What takes a GPU's backend, and one that only plays a GPU, the least: pixels, few of them, and convolutions without barriers. */
const quickRun: RenderConfig = { ...tinyRun, param: 'pixels', decorrelate: false };
const quickNetwork = (): Network => tinyNetwork(1, { channels: 8, stride: 2 });

const changes: Readonly<Record<string, Partial<RenderConfig>>> = {
  neuron: { objective: 'neuron' },
  channel: {},
  layer: { objective: 'layer' },
  direction: { objective: 'direction', unit: 5 },
  'channel of logits': { layer: 'logits', unit: 4 },
  'channel, inhibited': { sign: -1 },
  'channel from a spectrum': { param: 'fourier', decorrelate: true },
  'channel from a pyramid': { param: 'pyramid' },
  'direction, with cosine power': { objective: 'direction', unit: 5, power: 2 },
  'a diverse batch': { batch: 2, diversity: 0.01, transforms: { jitter: 1, scale: 0, rotate: 0 } },
  'a batch, diverse by a share': { batch: 2, diversity: 0.3, relative: true },
  'channel, with every penalty': { penalties: { l1: 0.01, l2: 0.01, tv: 0.01, blur: 0.01, frequency: 0.01 } },
  'the sum of two units': { joint: { layer: 'conv1', unit: 2, weights: [[1, 1]] } },
  'the difference of two units': { joint: { layer: 'conv2', unit: 5, weights: [[1, -1]] } },
  'a row between two units': {
    batch: 2,
    alignment: 0.001,
    joint: {
      layer: 'conv2',
      unit: 5,
      weights: [
        [1, 0],
        [0.5, 0.5],
      ],
    },
  },
  'channel, from a picture': { start: numbers(32 * 32 * 3, 0.2).map((v) => 0.5 + 0.3 * v) },
};

/** Each gives the objective before the first step and after the third. Each objective rises. */
export const risingChecks: Readonly<Record<string, () => Promise<{ first: number; fourth: number }>>> = {
  ...Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [
      name,
      async () => {
        const network = quickNetwork();
        const render = createRender(network, { ...quickRun, ...change });
        for (let i = 0; i < 4; i++) render.step();
        const { objective } = await render.read();
        render.dispose();
        network.dispose();
        return { first: objective[0]!, fourth: objective[3]! };
      },
    ]),
  ),
  'a dream of two octaves, with jitter': async () => {
    const network = quickNetwork();
    const picture = { width: 48, height: 40, rgb: numbers(48 * 40 * 3, 0.2).map((v) => 0.5 + 0.3 * v) };
    const { layer, unit, seed } = tinyRun;
    const dream = createDream(network, {
      ...{ network: 'inceptionv1', layer, unit, seed, picture, objective: 'layer' },
      ...{ octaves: 2, octaveScale: 1.2, stepsPerOctave: 2, rate: 0.02, jitter: 4 },
    });
    for (let i = 0; i < 6; i++) dream.step();
    const { objective } = await dream.read();
    dream.dispose();
    network.dispose();
    // Within the last octave.
    return { first: objective[2]!, fourth: objective[5]! };
  },
};
