import { describe, expect, it } from 'vitest';
import type { RenderConfig } from '#lib/optvis/config.ts';
import { checkConfig } from '#lib/optvis/check.ts';
import { openOptvis } from '#lib/optvis/open.ts';
import type { Network } from '#lib/networks/runner.ts';

const config: RenderConfig = {
  network: 'inceptionv1',
  layer: 'inception_4c',
  unit: 10,
  objective: 'channel',
  sign: 1,
  param: 'fourier',
  decorrelate: true,
  transforms: { jitter: 8, scale: 0.1, rotate: 10 },
  size: 128,
  rate: 0.05,
  seed: 1,
};
const manifest = {
  id: 'inceptionv1',
  title: 'InceptionV1',
  layers: [
    { name: 'conv1', channels: 64 },
    { name: 'inception_4c', channels: 512 },
  ],
} as const;

describe('what is wrong with a config', () => {
  it('nothing, for one that can run', () => {
    expect(checkConfig(config, manifest)).toEqual([]);
    expect(checkConfig({ ...config, objective: 'layer', unit: 9999 }, manifest)).toEqual([]);
    expect(checkConfig({ ...config, objective: 'direction', unit: 9999 }, manifest)).toEqual([]);
    const start = new Float32Array(128 * 128 * 3).fill(1);
    expect(
      checkConfig(
        { ...config, param: 'pyramid', batch: 4, diversity: 2, penalties: { l1: 3 }, start },
        manifest,
      ),
    ).toEqual([]);
  });

  it.each<[Partial<RenderConfig>, string]>([
    [{ unit: 600 }, 'inception_4c has 512 channels, 0 to 511; there is no 600.'],
    [{ unit: -1 }, 'inception_4c has 512 channels, 0 to 511; there is no -1.'],
    [{ unit: 1.5 }, 'inception_4c has 512 channels, 0 to 511; there is no 1.5.'],
    [{ layer: 'mixed4c' }, 'InceptionV1 has no layer called “mixed4c”; it has conv1, inception_4c.'],
    [{ objective: 'direction', unit: -2 }, 'A direction is numbered by a whole number from 0 up; -2 is not.'],
    [{ size: 16 }, 'The size must be between 32 and 256 pixels; 16 is not.'],
    [{ size: 64.5 }, 'The size must be a whole number; 64.5 is not.'],
    [{ rate: 0 }, 'The learning rate must be above 0; 0 is not.'],
    [{ rate: NaN }, 'The learning rate must be above 0; NaN is not.'],
    [{ transforms: { jitter: 8, scale: 0.9, rotate: 0 } }, 'Scale must be between 0 and 0.5; 0.9 is not.'],
    [{ batch: 5 }, 'The number of pictures must be between 1 and 4; 5 is not.'],
    [{ batch: 1.5 }, 'The number of pictures must be a whole number; 1.5 is not.'],
    [{ diversity: 1 }, 'Diversity compares pictures; it needs two or more.'],
    [{ diversityShare: 0.2 }, 'Diversity compares pictures; it needs two or more.'],
    [{ batch: 2, diversityShare: -1 }, 'The share of diversity must be 0 or more; -1 is not.'],
    [{ batch: 2, diversity: -1 }, 'The weight of diversity must be 0 or more; -1 is not.'],
    [{ power: 9 }, 'The power of the cosine must be between 0 and 8; 9 is not.'],
    [{ penalties: { tv: NaN } }, 'The penalty on total variation must be 0 or more; NaN is not.'],
    [
      { start: new Float32Array(3) },
      'A picture to start from must be 128 × 128 pixels in three colors, 49152 numbers; it has 3.',
    ],
    [
      { start: new Float32Array(49152).fill(255) },
      'The numbers of a picture to start from must be between 0 and 1.',
    ],
    [{ network: 'resnet50' }, 'The picture was asked for from resnet50, but the network is inceptionv1.'],
  ])('%o', (change, sentence) => {
    expect(checkConfig({ ...config, ...change }, manifest)).toEqual([sentence]);
  });

  it('is said before a network is fetched', async () => {
    let fetched = 0;
    const pool = {
      acquire: () => {
        fetched++;
        return Promise.reject<Network>(new Error('no network here'));
      },
      release: () => undefined,
    };
    const open = (change: object) => openOptvis({ runs: [{ ...config, ...change }] }, pool, () => undefined);
    await expect(open({ unit: 600 })).rejects.toThrow(
      'inception_4c has 512 channels, 0 to 511; there is no 600.',
    );
    await expect(open({ network: 'alexnet' })).rejects.toThrow(
      /no network called “alexnet”; there are .*inceptionv1/,
    );
    expect(fetched).toBe(0);
    await expect(open({})).rejects.toThrow('no network here');
    expect(fetched).toBe(1);
  });
});
