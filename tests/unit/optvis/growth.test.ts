/** A picture of waves that is carried on at a larger size: nothing of it is lost, and the ascent goes on from it. */
import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#lib/networks/runner.ts';
import { checkConfig } from '#lib/optvis/check.ts';
import type { RenderConfig, RenderSnapshot } from '#lib/optvis/config.ts';
import { createFourier, enlargedSpectrum, halfOf } from '#lib/optvis/param/fourier.ts';
import { createRender } from '#lib/optvis/render.ts';
import { numbers } from '../../support/adjoint.ts';
import { tinyRun } from '../../support/optvis-checks.ts';
import { tinyNetwork } from '../../support/tiny-network.ts';
import { onEachBackend } from './backends.ts';

/** A picture [side * side * 3] of the spectrum, before color and sigmoid. */
async function pictureOf(spectrum: Float32Array, from: number, to: number): Promise<Float32Array> {
  const plane = createFourier(to, to);
  const picture = tidy(() => {
    const own = tensor2d(spectrum, [2 * from, halfOf(from) * 3]);
    return plane.picture(to === from ? own : enlargedSpectrum(own, from, to));
  });
  const values = await picture.data<'float32'>();
  picture.dispose();
  plane.dispose();
  return values;
}

const every = (picture: Float32Array, side: number, factor: number): number[] => {
  const kept: number[] = [];
  for (let y = 0; y < side; y += factor)
    for (let x = 0; x < side; x += factor)
      for (let c = 0; c < 3; c++) kept.push(picture[(y * side + x) * 3 + c]!);
  return kept;
};

const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  expect(a.length).toBe(b.length);
  expect(a.length).toBeGreaterThan(0);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
};

onEachBackend('a spectrum', () => {
  // Where the large side is a multiple of the small one, its pixels fall on those of the small picture.
  it.each([
    [8, 16, 2],
    [7, 14, 2],
    [9, 27, 3],
  ])('of %i px drawn at %i px has the same pixels where they were', async (from, to, factor) => {
    const spectrum = numbers(2 * from * halfOf(from) * 3, 0.3);
    const small = await pictureOf(spectrum, from, from);
    const large = await pictureOf(spectrum, from, to);
    expect(farthest(every(large, to, factor), small)).toBeLessThan(2e-4 * Math.max(...small.map(Math.abs)));
  });

  it('keeps the waves at a side that is no multiple: one wave stays one wave', async () => {
    const [from, to] = [8, 11];
    const spectrum = new Float32Array(2 * from * halfOf(from) * 3);
    // One whole wave down the picture, in the first color.
    spectrum[1 * 3] = 1;
    const large = await pictureOf(spectrum, from, to);
    const height = Math.max(...(await pictureOf(spectrum, from, from)));
    const wave = Array.from(
      { length: to * to },
      (_, i) => height * Math.cos((2 * Math.PI * Math.floor(i / to)) / to),
    );
    expect(
      farthest(
        wave,
        every(large, to, 1).filter((_, i) => i % 3 === 0),
      ),
    ).toBeLessThan(1e-4 * height);
  });
});

const base: RenderConfig = { ...tinyRun, param: 'fourier', transforms: { jitter: 2, scale: 0.1, rotate: 5 } };
const grown: RenderConfig = { ...base, growth: [{ from: 6, size: 64 }] };

onEachBackend('a run that grows', () => {
  let network: Network;
  beforeAll(() => {
    network = tinyNetwork();
  });
  afterAll(() => {
    network.dispose();
  });
  async function run(config: RenderConfig, steps: number, told?: RenderConfig): Promise<RenderSnapshot> {
    const render = createRender(network, config);
    for (let i = 0; i < steps; i++) {
      if (i === 6 && told) render.change?.(told);
      render.step();
    }
    const snapshot = await render.read();
    render.dispose();
    return snapshot;
  }

  it('is as large as it was until then, and larger with the next step', async () => {
    expect((await run(grown, 6)).width).toBe(base.size);
    const next = await run(grown, 7);
    expect([next.width, next.height, next.rgb.length]).toEqual([64, 64, 64 * 64 * 3]);
    expect(next.objective).toHaveLength(7);
  });

  it('goes on from the picture it had', async () => {
    const [before, after, noise] = [
      await run(grown, 6),
      await run(grown, 7),
      await run({ ...base, size: 64 }, 1),
    ];
    const away = (picture: RenderSnapshot) => {
      const kept = every(picture.rgb, 64, 2);
      return Math.hypot(...kept.map((value, i) => value - before.rgb[i]!));
    };
    expect(away(after)).toBeLessThan(away(noise) / 2);
  });

  it('may be told of its growth on the way, and comes out the same', async () => {
    expect((await run(base, 9, grown)).rgb).toEqual((await run(grown, 9)).rgb);
  });

  it('grows with a batch, and rises on', async () => {
    const { others, objective, width } = await run(
      { ...grown, batch: 2, diversity: 0.1, relative: true },
      30,
    );
    expect([width, others!.length, others![0]!.length]).toEqual([64, 1, 64 * 64 * 3]);
    const mean = (part: Float32Array): number => part.reduce((a, b) => a + b, 0) / part.length;
    expect(mean(objective.slice(-6))).toBeGreaterThan(mean(objective.slice(6, 12)));
  });
});

describe('a growth that cannot be', () => {
  const network = tinyNetwork();
  afterAll(() => {
    network.dispose();
  });
  const problems = (change: Partial<RenderConfig>) =>
    checkConfig({ ...grown, ...change }, network.manifest).join(' ');

  it.each([
    [{ param: 'pixels' } as const, /Only a picture of waves/],
    [{ growth: [{ from: 6, size: 16 }] }, /sizes of a picture must rise/],
    [{ growth: [{ from: 6, size: 449 }] }, /up to 448; 32, 449 do not/],
    [{ growth: [{ from: 0, size: 64 }] }, /from which a picture is carried on must rise/],
    [
      {
        growth: [
          { from: 6, size: 64 },
          { from: 6, size: 96 },
        ],
      },
      /from which a picture is carried on must rise from 1; 6, 6 do not/,
    ],
  ])('is told: %j', (change, sentence) => {
    expect(problems({})).toBe('');
    expect(problems(change)).toMatch(sentence);
  });
});
