/**
 * What toy models settle into, against PyTorch with its own random numbers (tests/golden/superposition.py): the same losses
 * from as many restarts, the same shapes about as often. Losses of both are expectations, not means over training's batches.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decaying } from '#components/figure-kit/params/toy-params.ts';
import type { ToyConfig, ToySnapshot } from '#lib/superposition/config.ts';
import { dimensionality, gram, modelOf, norms } from '#lib/superposition/geometry.ts';
import { openToy } from '#lib/superposition/toy.ts';
import { expectedLoss } from '../../support/expected-loss.ts';

type Setting = Omit<ToyConfig, 'instances' | 'importance' | 'density' | 'groups' | 'weightDecay' | 'seed'> & {
  name: string;
  density: number | number[];
  decay: number;
  restarts: number;
  steps: number;
  groups: [set: number, side: number][] | null;
  /** Share of a dimension, length and bias of every feature, where that is the claim. */
  shape: [share: number, length: number, bias: number] | null;
  torch: {
    best: number;
    bestOfAsMany: number;
    all: number;
    /** Restarts with this many features longer than a half, [features]. */
    kept: number[];
    /** Restarts in which every feature has the shape. */
    shaped?: number;
    /** The best weights. */
    E: number[];
    D?: number[];
    b: number[];
  };
};

const { settings } = JSON.parse(
  readFileSync(new URL('../../golden/superposition.json', import.meta.url), 'utf8'),
) as { settings: Setting[] };

function configOf(setting: Setting): ToyConfig {
  const { density, decay, restarts, groups, features } = setting;
  return {
    ...setting,
    instances: restarts,
    importance: decaying(features, decay),
    density: typeof density === 'number' ? Array<number>(features).fill(density) : density,
    groups: groups?.map(([set, side]) => ({ set, side })),
    weightDecay: 0,
    seed: 1,
  };
}

interface Result {
  config: ToyConfig;
  snapshot: ToySnapshot;
  losses: number[];
}
const results = new Map<string, Promise<Result>>();

async function train(setting: Setting): Promise<Result> {
  const config = configOf(setting);
  const run = openToy(config);
  while (run.steps < setting.steps) run.step();
  const snapshot = await run.read();
  run.dispose();
  return { config, snapshot, losses: expectedLoss(config, snapshot) };
}

/** A setting is trained once for all tests. */
const resultOf = (setting: Setting): Promise<Result> => {
  const { name } = setting;
  if (!results.has(name)) results.set(name, train(setting));
  return results.get(name)!;
};

const named = (name: string): Setting => settings.find((setting) => setting.name === name)!;

/** Whether every feature of model `k` has the dimensionality (within 0.02), length and bias (within 0.03) of the shape. */
function isShaped(
  { snapshot: { W, b }, config }: Result,
  k: number,
  shape: [number, number, number],
): boolean {
  const { features: n, hidden: m } = config;
  const mine = modelOf(W, k, n, m);
  const [share, length, bias] = shape;
  return (
    dimensionality(mine, n, m).every((value) => Math.abs(value - share) <= 0.02) &&
    norms(mine, n, m).every((value) => Math.abs(value - length) <= 0.03) &&
    b.slice(k * n, (k + 1) * n).every((value) => Math.abs(value - bias) <= 0.03)
  );
}

/** How many features of the model with the smallest loss are longer than a half. */
function keptByBest({ config, snapshot, losses }: Result): number {
  const mine = modelOf(snapshot.W, losses.indexOf(Math.min(...losses)), config.features, config.hidden);
  return norms(mine, config.features, config.hidden).filter((length) => length > 0.5).length;
}

// Where the loss can be zero, a ratio says nothing.
const zero = 1e-7;

describe('losses against PyTorch', () => {
  it.each(settings)('$name: PyTorch’s weights are judged alike', (setting) => {
    const { E, D = E, b, best } = setting.torch;
    const theirs = { W: Float32Array.from(E), decoder: Float32Array.from(D), b: Float32Array.from(b) };
    const [loss] = expectedLoss({ ...configOf(setting), instances: 1 }, theirs);
    expect(Math.abs(loss! - best)).toBeLessThan(0.005 * best + zero);
  });

  it.each(settings)(
    '$name: the best of $restarts restarts is within 2 %',
    { timeout: 240_000 },
    async (setting) => {
      const best = Math.min(...(await resultOf(setting)).losses);
      const { bestOfAsMany } = setting.torch;
      expect(best).toBeLessThan(1.02 * bestOfAsMany + zero);
      expect(bestOfAsMany).toBeLessThan(1.02 * best + zero);
    },
  );
});

describe('shapes', { timeout: 240_000 }, () => {
  // A restart in some dozens ends elsewhere, of two features in one dimension every second; so it is in PyTorch.
  it.each([
    ['pair', 4],
    ['pentagon', 14],
    ['octahedron', 14],
    ['antiprism', 14],
  ])('%s in at least %i of 16 restarts', async (name, least) => {
    const setting = named(name);
    const result = await resultOf(setting);
    const found = result.losses.filter((_, k) => isShaped(result, k, setting.shape!));
    expect(found.length).toBeGreaterThanOrEqual(least);
    expect(setting.torch.shaped! / setting.torch.all).toBeGreaterThanOrEqual(least / 16);
    // The shape is what the smallest loss has.
    expect(isShaped(result, result.losses.indexOf(Math.min(...result.losses)), setting.shape!)).toBe(true);
  });

  it('keeps more features the rarer they are: two where all are present, five at density 0.05', async () => {
    expect(keptByBest(await resultOf(named('introduction, density 1')))).toBe(2);
    expect(keptByBest(await resultOf(named('introduction, density 0.2')))).toBe(4);
    expect(keptByBest(await resultOf(named('introduction, density 0.05')))).toBe(5);
  });

  it('lets go of one of five features that is five times rarer, and the other four become two digons', async () => {
    const { snapshot, losses } = await resultOf(named('one rarer feature'));
    const shares = dimensionality(modelOf(snapshot.W, losses.indexOf(Math.min(...losses)), 5, 2), 5, 2);
    for (const share of shares.slice(0, 4)) expect(Math.abs(share - 0.5)).toBeLessThan(0.02);
    expect(shares[4]).toBeLessThan(0.05);
  });

  it('puts features that never come together opposite each other, and pairs of them at right angles', async () => {
    const { snapshot, losses } = await resultOf(named('anticorrelated pairs'));
    const best = losses.indexOf(Math.min(...losses));
    const overlaps = gram(modelOf(snapshot.W, best, 4, 2), 4, 2);
    const wanted = [1, -1, 0, 0, -1, 1, 0, 0, 0, 0, 1, -1, 0, 0, -1, 1];
    wanted.forEach((value, at) => expect(Math.abs(overlaps[at]! - value)).toBeLessThan(0.02));
    expect(losses[best]).toBeLessThan(zero);
  });
});

it(
  'without a ReLU, keeps the most important features and gives up the others: principal components',
  { timeout: 240_000 },
  async () => {
    const { config, snapshot, losses } = await resultOf(named('linear'));
    const { features: n, hidden: m, density, importance } = config;
    // Each feature that is left out costs its variance, s/3 - s²/4: Eckart and Young on importance and variance.
    const variance = density[0]! / 3 - density[0]! ** 2 / 4;
    const least = importance.slice(m).reduce((sum, weight) => sum + weight * variance, 0);
    losses.forEach((loss, k) => {
      expect(Math.abs(loss / least - 1)).toBeLessThan(0.02);
      const length = norms(modelOf(snapshot.W, k, n, m), n, m);
      for (let i = 0; i < n; i++) expect(Math.abs(length[i]! - (i < m ? 1 : 0))).toBeLessThan(0.1);
    });
  },
);
