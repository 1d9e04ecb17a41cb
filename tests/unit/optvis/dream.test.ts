/** DeepDream: its steps against PyTorch, its octaves, and what it says of a config that cannot run. */
import { readFileSync } from 'node:fs';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import { createRandom } from '#lib/math/random.ts';
import type { Network } from '#lib/networks/runner.ts';
import { octaveSizes } from '#lib/optvis/dream-config.ts';
import type { DreamConfig, DreamSnapshot } from '#lib/optvis/dream-config.ts';
import { createDream } from '#lib/optvis/dream.ts';
import { openDream } from '#lib/optvis/open.ts';
import { clouds } from '#lib/stimuli/clouds.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';
import { deadUnit, tinyNetwork } from '../../support/tiny-network.ts';
import { onEachBackend } from './backends.ts';

const base: DreamConfig = {
  network: 'inceptionv1',
  layer: 'conv2',
  objective: 'layer',
  unit: 0,
  picture: clouds(3, 52, 44),
  octaves: 3,
  octaveScale: 1.2,
  stepsPerOctave: 4,
  rate: 0.01,
  jitter: 0,
  seed: 1,
};

async function run(network: Network, config: DreamConfig, steps: number): Promise<DreamSnapshot> {
  const dream = createDream(network, config);
  for (let i = 0; i < steps; i++) dream.step();
  const snapshot = await dream.read();
  dream.dispose();
  return snapshot;
}

onEachBackend('dream', () => {
  let network: Network;
  beforeAll(() => {
    network = tinyNetwork();
  });
  afterAll(() => {
    network.dispose();
  });

  it('starts at the picture as it came, in every number', async () => {
    const { rgb, ...rest } = await run(network, base, 0);
    expect(rgb).toEqual(base.picture.rgb);
    expect(rest).toMatchObject({ step: 0, width: 52, height: 44, octave: 0, stepsPerOctave: 4 });
    expect(rest.objective).toHaveLength(0);
  });

  it('raises the objective within every octave, and shows the full size in all of them', async () => {
    const dream = createDream(network, base);
    for (let octave = 0; octave < 3; octave++) {
      for (let i = 0; i < 4; i++) dream.step();
      const snapshot = await dream.read();
      expect(snapshot).toMatchObject({ octave, width: 52, height: 44 });
      expect(snapshot.rgb).toHaveLength(52 * 44 * 3);
      const part = snapshot.objective.slice(4 * octave);
      expect(part).toHaveLength(4);
      for (let i = 1; i < 4; i++) expect(part[i]).toBeGreaterThan(part[i - 1]!);
    }
    dream.dispose();
  });

  it('takes the details of one octave along to the next', async () => {
    const kept = await run(network, base, 5);
    // The same step without what came before it.
    const fresh = await run(network, { ...base, octaves: 2, stepsPerOctave: 1 }, 1);
    expect(kept.objective[4]).toBeGreaterThan(fresh.objective[0]!);
  });

  it('moves each value by the rate on average, and stays within 0..1', async () => {
    const picture = { ...base.picture, rgb: new Float32Array(52 * 44 * 3).fill(0.5) };
    picture.rgb.forEach((_, i) => (picture.rgb[i] = 0.5 + 0.2 * Math.sin(0.3 * i)));
    const { rgb } = await run(network, { ...base, picture, octaves: 1 }, 1);
    const moved = rgb.reduce((sum, v, i) => sum + Math.abs(v - picture.rgb[i]!), 0) / rgb.length;
    expect(moved).toBeCloseTo(0.01, 5);
    const far = await run(network, { ...base, rate: 1 }, 12);
    expect(far.rgb.every((v) => v >= 0 && v <= 1)).toBe(true);
  });

  it('repeats from its seed, bit by bit, however it is read, and differs for another', async () => {
    const config = { ...base, jitter: 8 };
    const often = createDream(network, config);
    for (let i = 0; i < 9; i++) {
      often.step();
      await often.read();
    }
    const a = await often.read();
    often.dispose();
    expect(await run(network, config, 9)).toEqual(a);
    expect((await run(network, { ...config, seed: 2 }, 9)).rgb).not.toEqual(a.rgb);
  });

  it('with jitter climbs a rolled picture, and rolls it back', async () => {
    const config = { ...base, octaves: 1, seed: 4, jitter: 9 };
    const draw = createRandom(4).fork('jitter').fork(0);
    const [down, right] = [draw.int(19) - 9, draw.int(19) - 9];
    expect([Math.sign(down), Math.sign(right)]).not.toContain(0);
    const rolled = (rgb: Float32Array, dy: number, dx: number): Float32Array =>
      rgb.map((_, i) => {
        const [c, x, y] = [i % 3, Math.floor(i / 3) % 52, Math.floor(i / 3 / 52)];
        return rgb[(((y - dy + 44) % 44) * 52 + ((x - dx + 52) % 52)) * 3 + c]!;
      });
    const still = await run(
      network,
      { ...config, jitter: 0, picture: { ...base.picture, rgb: rolled(base.picture.rgb, down, right) } },
      1,
    );
    const { rgb, objective } = await run(network, config, 1);
    expect(objective).toEqual(still.objective);
    const back = rolled(still.rgb, -down, -right);
    // The mean of the gradient is summed in another order.
    expect(Math.max(...rgb.map((v, i) => Math.abs(v - back[i]!)))).toBeLessThan(1e-6);
  });

  it('moves the picture for a channel that it does not excite at all', async () => {
    const { rgb } = await run(network, { ...base, layer: 'conv1', objective: 'channel', unit: deadUnit }, 3);
    expect(rgb).not.toEqual(base.picture.rgb);
  });

  it('goes on at the last octave, holds no more tensors for it, and none at the end', async () => {
    await run(network, base, 1);
    const before = memory().numTensors;
    const dream = createDream(network, { ...base, jitter: 5 });
    for (let i = 0; i < 9; i++) dream.step();
    await dream.read();
    const held = memory().numTensors;
    for (let i = 0; i < 71; i++) dream.step();
    expect((await dream.read()).octave).toBe(2);
    expect(memory().numTensors).toBe(held);
    dream.step();
    dream.dispose();
    dream.dispose();
    expect(memory().numTensors).toBe(before);
    expect(() => dream.step()).toThrow('has ended');
  });

  it.each<[Partial<DreamConfig>, RegExp]>([
    [{ octaves: 6 }, /number of octaves must be between 1 and 5; 6 is not/],
    [{ octaveScale: 2 }, /scale between octaves must be between 1.2 and 1.6; 2 is not/],
    [{ stepsPerOctave: 0 }, /steps per octave must be between 1 and 500; 0 is not/],
    [{ objective: 'channel', unit: 8 }, /conv2 has 8 channels, 0 to 7; there is no 8/],
    [{ layer: 'conv9' }, /no layer called “conv9”/],
    [{ rate: 0 }, /learning rate must be above 0/],
    [{ jitter: 0.5 }, /Jitter must be a whole number/],
    [{ picture: { width: 20, height: 40, rgb: new Float32Array(2400) } }, /this one is 20 × 40/],
    [{ picture: { width: 40, height: 40, rgb: new Float32Array(3) } }, /cannot have 3 numbers/],
    [{ picture: { width: 32, height: 32, rgb: new Float32Array(3072).fill(7) } }, /between 0 and 1/],
  ])('says what is wrong with %o', (change, sentence) => {
    const before = memory().numTensors;
    expect(() => createDream(network, { ...base, ...change })).toThrow(sentence);
    expect(memory().numTensors).toBe(before);
  });
});

describe('the sizes of the octaves', () => {
  it('grow by the scale up to the picture, and none is too small for the network', () => {
    expect(octaveSizes(196, 98, 3, 1.4)).toEqual([
      [100, 50],
      [140, 70],
      [196, 98],
    ]);
    expect(octaveSizes(40, 80, 3, 1.5)).toEqual([
      [32, 64],
      [32, 64],
      [40, 80],
    ]);
  });
});

describe('opening a dream', () => {
  const request = { ...base, network: 'resnet50', source: { clouds: 1 }, size: 32 } as const;
  const pool = { acquire: () => Promise.reject(new Error('no network here')), release: () => undefined };
  it('says what is wrong before anything is fetched', async () => {
    await expect(openDream({ ...request, layer: 'nowhere' }, pool, () => undefined)).rejects.toThrow(
      /no layer called “nowhere”/,
    );
    await expect(openDream({ ...request, layer: 'conv1' }, pool, () => undefined)).rejects.toThrow(
      'no network here',
    );
  });

  it('says so when a photograph does not arrive', async () => {
    const source = { photograph: 3, sheet: 'data:text/plain,nothing' };
    await expect(openDream({ ...request, layer: 'conv1', source }, pool, () => undefined)).rejects.toThrow(
      'The photograph did not arrive. Please try again.',
    );
  });
});

interface Golden {
  width: number;
  height: number;
  every: number;
  layers: { network: 'resnet50' | 'inceptionv1'; layer: string; value: number; direction: number[] }[];
}
const golden = JSON.parse(
  readFileSync(new URL('../../golden/dream.json', import.meta.url), 'utf8'),
) as Golden;

describe('one step, without jitter, against PyTorch', () => {
  const { width, height, every } = golden;
  const picture = {
    width,
    height,
    rgb: Float32Array.from({ length: width * height * 3 }, (_, i) => {
      const [c, x, y] = [i % 3, Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
      return 0.5 + 0.4 * Math.sin(0.37 * x + 1.3 * c) * Math.cos(0.23 * y + 0.4 * c);
    }),
  };
  const there = builtNetworks();
  beforeAll(() => startBackend('wasm', {}));

  it.each(golden.layers.filter(({ network }) => there.includes(network)))(
    '$network $layer',
    async ({ network: id, layer, value, direction }) => {
      const network = await readNetwork(id, 'float', layer);
      const rate = 0.001;
      const { rgb, objective } = await run(
        network,
        { ...base, network: id, layer, picture, octaves: 1, rate },
        1,
      );
      network.dispose();
      expect(Math.abs(objective[0]! / value - 1)).toBeLessThan(1e-4);
      const moved = direction.map((_, k) => (rgb[k * every]! - picture.rgb[k * every]!) / rate);
      const error = Math.hypot(...moved.map((v, k) => v - direction[k]!)) / Math.hypot(...direction);
      // A step of 0.001 on values near 0.5 keeps about four digits of float32; a gradient with an error in one
      // operation is off by more than 1e-2.
      expect(error).toBeLessThan(1e-3);
    },
  );
});
