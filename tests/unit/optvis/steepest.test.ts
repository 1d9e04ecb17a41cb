import { mul, reshape, slice, tensor2d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createRandom, fillNormal } from '#lib/math/random.ts';
import type { RenderConfig } from '#lib/optvis/config.ts';
import type { VisNetwork } from '#lib/optvis/render.ts';
import { createWaves, lengths, steepest } from '#lib/optvis/norms.ts';
import { radialSpectrum, ringFrequencies } from '#lib/optvis/spectrum.ts';
import { createSteepest } from '#lib/optvis/steepest.ts';
import { gainsByRuler, rulers, type Ruler } from '#lib/optvis/steepest-config.ts';
import type { SteepestSnapshot } from '#lib/optvis/steepest-config.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';
import { deadUnit, tinyNetwork } from '../../support/tiny-network.ts';
import { onEachBackend } from './backends.ts';
import golden from './rulers.json' with { type: 'json' };

/** The steepest direction for `gradient` [side * side * 3]. */
async function directionOf(
  ruler: Ruler,
  gradient: ArrayLike<number>,
  side: number,
  decorrelate: boolean,
): Promise<Float32Array> {
  const waves = createWaves(side, decorrelate);
  const direction = tidy(() =>
    steepest(ruler, tensor2d(Float32Array.from(gradient), [side * side, 3]), waves),
  );
  const values = await direction.data<'float32'>();
  direction.dispose();
  waves.dispose();
  return values.slice();
}

const rms = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, v) => sum + v * v, 0) / values.length);

const tinyRun: RenderConfig = {
  network: 'inceptionv1',
  layer: 'conv2',
  unit: 2,
  objective: 'channel',
  sign: 1,
  param: 'fourier',
  decorrelate: true,
  transforms: null,
  size: 32,
  rate: 0.05,
  seed: 4,
};

/** Snapshots at the start and after every step; a network of our own is made for it where none is given. */
async function runOf(
  given: VisNetwork | undefined,
  run: RenderConfig,
  length: number,
  steps: number,
): Promise<SteepestSnapshot[]> {
  const tiny = given ? undefined : tinyNetwork();
  const experiment = createSteepest(given ?? tiny!, { run, length });
  const seen = [await experiment.read()];
  for (let i = 0; i < steps; i++) {
    experiment.step();
    seen.push(await experiment.read());
  }
  experiment.dispose();
  tiny?.dispose();
  return seen;
}

onEachBackend('steepest ascent', () => {
  it.each(golden.cases)(
    "by waves is A A' g of PyTorch's inverse FFT at $side px, decorrelated: $decorrelate",
    async ({ side, decorrelate, gradient, ascent, length }) => {
      const direction = await directionOf('waves', gradient, side, decorrelate);
      const scale = rms(ascent);
      // float32 sums of a hundred terms.
      ascent.forEach((value, i) => {
        expect(Math.abs(direction[i]! - value) / scale).toBeLessThan(1e-5);
      });
      expect(lengths(gradient, side, decorrelate).waves / length).toBeCloseTo(1, 6);
    },
  );

  it('gains most for its length by its own ruler, whatever the gradient', async () => {
    const side = 33;
    for (const seed of [1, 2, 3]) {
      const gradient = fillNormal(new Float32Array(side * side * 3), createRandom(seed));
      const found = await Promise.all(
        rulers.map(async (ruler) => {
          const values = await directionOf(ruler, gradient, side, true);
          const gained = values.reduce((sum, v, i) => sum + v * gradient[i]!, 0);
          return { gained, lengths: lengths(values, side, true) };
        }),
      );
      gainsByRuler(found).forEach((parts, own) => {
        parts.forEach((part, other) => {
          if (other === own) expect(part).toBe(1);
          else expect(part).toBeLessThan(0.99);
        });
      });
    }
  });

  it('by waves falls by two powers of frequency more than the gradient', async () => {
    const side = 64;
    const gradient = fillNormal(new Float32Array(side * side * 3), createRandom(8));
    const ascent = await directionOf('waves', gradient, side, false);
    const [before, after] = [gradient, ascent].map((values) => radialSpectrum(values, side, side, 12));
    const points = [...ringFrequencies(side, side, 12)].flatMap((frequency, i) =>
      // Below two waves a picture a ring is as wide as its frequency.
      frequency > 2 ? [[Math.log(frequency), Math.log(after![i]! / before![i]!)] as const] : [],
    );
    const [mx, my] = [0, 1].map((k) => points.reduce((sum, p) => sum + p[k]!, 0) / points.length);
    const slope =
      points.reduce((sum, [x, y]) => sum + (x - mx!) * (y - my!), 0) /
      points.reduce((sum, [x]) => sum + (x - mx!) ** 2, 0);
    // Power is amplitude squared: 2 * -2. The rings' widths and white noise move it a little.
    expect(Math.abs(slope + 4)).toBeLessThan(0.25);
  });

  it('takes steps that change the picture by their length, and measures the objective at each picture', async () => {
    const seen = await runOf(undefined, tinyRun, 0.01, 3);
    for (const [step, { ways, step: counted }] of seen.entries()) {
      expect(counted).toBe(step);
      ways.forEach(({ rgb, objective, direction }, i) => {
        expect(objective).toHaveLength(step + 1);
        expect(rms(direction.values)).toBeCloseTo(1, 4);
        if (step === 0) return;
        const before = seen[step - 1]!.ways[i]!;
        expect(rms(rgb.map((v, k) => v - before.rgb[k]!))).toBeCloseTo(0.01, 5);
        expect(objective.at(-2)).toBe(before.objective.at(-1));
        expect(objective.at(-1)).toBeGreaterThan(objective.at(-2)!);
      });
    }
    // The first step goes along the direction that was shown.
    const [start, first] = seen;
    first!.ways.forEach(({ rgb, direction }, i) => {
      rgb.forEach((value, k) => {
        expect(value - start!.ways[i]!.rgb[k]!).toBeCloseTo(0.01 * direction.values[k]!, 5);
      });
    });
  });

  it('keeps the picture in its range, is the same again from the same seed, and another from another', async () => {
    const [a, b, c] = await Promise.all(
      [4, 4, 5].map(async (seed) => (await runOf(undefined, { ...tinyRun, seed }, 0.6, 2)).at(-1)!),
    );
    for (const { rgb } of a!.ways) expect(rgb.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(b).toEqual(a);
    expect(c!.ways[0]!.rgb).not.toEqual(a!.ways[0]!.rgb);
  });

  it('finds a way up for a dead unit, and stays where no direction leads up', async () => {
    const dead = (await runOf(undefined, { ...tinyRun, layer: 'conv1', unit: deadUnit }, 0.1, 1)).at(-1)!;
    for (const { direction } of dead.ways) expect(rms(direction.values)).toBeCloseTo(1, 4);
    const deaf: VisNetwork = {
      manifest: tinyNetwork().manifest,
      run: (picture) => () =>
        reshape(mul(slice(picture, [0, 0, 0, 0], [1, 32, 32, 1]), 0), [32, 32]) as unknown as Tensor2D,
    };
    const [start, end] = await runOf(deaf, { ...tinyRun, layer: 'logits' }, 0.1, 1);
    end!.ways.forEach(({ rgb, direction }, i) => {
      expect(direction.values.every((value) => value === 0)).toBe(true);
      expect(rgb).toEqual(start!.ways[i]!.rgb);
    });
    expect(
      gainsByRuler(end!.ways.map(({ direction }) => direction))
        .flat()
        .every(Number.isNaN),
    ).toBe(true);
  });

  it('says what is wrong', () => {
    expect(() => createSteepest(tinyNetwork(), { run: tinyRun, length: 0 })).toThrow(/above 0/);
    expect(() => createSteepest(tinyNetwork(), { run: { ...tinyRun, unit: 99 }, length: 0.1 })).toThrow(
      /no 99/,
    );
  });
});

describe('on the networks of the site', () => {
  const units = {
    resnet50: ['conv1:12', 'conv2_3:4', 'conv3_2:26', 'conv4_2:10'],
    inceptionv1: ['conv2:6', 'inception_3b:18', 'inception_4a:3', 'inception_4c:10'],
  };

  it.each(builtNetworks('site').flatMap((id) => units[id].map((unit) => [id, unit] as const)))(
    '%s %s: a measured nudge gains most along the steepest direction of its own ruler',
    async (id, text) => {
      const [layer, unit] = text.split(':') as [string, string];
      const network = await readNetwork(id, 'site', layer);
      const run: RenderConfig = {
        ...tinyRun,
        network: id,
        layer,
        unit: Number(unit),
        objective: 'neuron',
        size: 48,
        seed: 1,
      };
      const [{ ways }] = (await runOf(network, run, 0.02, 0)) as [SteepestSnapshot];
      network.dispose();
      const directions = ways.map(({ direction }) => direction);
      const gains = gainsByRuler(directions);
      rulers.forEach((_, own) => {
        expect(gains[own]![own]).toBe(1);
      });
      for (const { promised, gained } of directions) {
        expect(promised).toBeGreaterThan(0);
        // Some ReLUs switch within a nudge already: at most 4 % were seen.
        expect(gained / promised).toBeGreaterThan(0.9);
        expect(gained / promised).toBeLessThan(1.1);
      }
    },
  );
});
