/** What an engine owes its reader besides numbers: the same run from the same seed, and a plain end where a run goes diverged. */
import { describe, expect, it } from 'vitest';
import { decaying, paperModel } from '#components/figure-kit/params/toy-params.ts';
import { problemOf, type ToyConfig, type ToySnapshot } from '#lib/superposition/config.ts';
import { bits24, planDraws } from '#lib/superposition/draw.ts';
import { openToy } from '#lib/superposition/toy.ts';

const config = (over: Partial<ToyConfig> = {}): ToyConfig => {
  const features = over.features ?? 5;
  return {
    ...paperModel(),
    features,
    hidden: 2,
    instances: 3,
    importance: decaying(features, 0.9),
    density: Array<number>(features).fill(0.3),
    batch: 64,
    rate: 0.01,
    halving: 0,
    seed: 1,
    ...over,
  };
};

async function train(settings: ToyConfig, steps: number): Promise<ToySnapshot> {
  const run = openToy(settings);
  while (run.steps < steps) run.step();
  const snapshot = await run.read();
  run.dispose();
  return snapshot;
}

const finite = (values: Float32Array): boolean => values.every(Number.isFinite);

describe('the seed', () => {
  it('gives the same run, to the bit, and another one another run', async () => {
    const [first, again, other] = [
      await train(config(), 40),
      await train(config(), 40),
      await train(config({ seed: 2 }), 40),
    ];
    expect(again).toEqual(first);
    expect(other.W).not.toEqual(first.W);
  });

  it('gives a model the same run, however many train beside it', async () => {
    const [few, many] = [
      await train(config({ instances: 1 }), 40),
      await train(config({ instances: 4 }), 40),
    ];
    expect(many.W.slice(0, few.W.length)).toEqual(few.W);
    expect(many.W.slice(few.W.length, 2 * few.W.length)).not.toEqual(few.W);
  });
});

describe('a run that goes diverged', () => {
  const wild = config({ ...paperModel('linear'), rate: 10 });

  it('stops, says so, and keeps finite weights', async () => {
    const { stopped, W, b, loss, curve } = await train(wild, 200);
    expect(stopped).toMatch(/stopped.*lower learning rate/i);
    for (const part of [W, b, loss, curve]) expect(finite(part)).toBe(true);
  });

  // A decay that turns weights around and lets them grow by a few percent a step ends a run wherever one likes: here just
  // before and after weights are set aside.
  it.each([1.038, 1.0385, 1.039, 1.0395, 1.04, 1.2])(
    'keeps weights whose loss was sound, growing by %f',
    async (growth) => {
      const run = openToy(
        config({
          ...paperModel('linear'),
          features: 2,
          hidden: 1,
          instances: 1,
          density: [1, 1],
          weightDecay: (1 + growth) / 0.01,
        }),
      );
      const taken: Float32Array[] = [];
      let last = await run.read();
      while (!last.stopped && run.steps < 100) {
        taken.push(last.W);
        run.step();
        last = await run.read();
      }
      expect(last.stopped).toContain(`at step ${run.steps},`);
      // The last weights that were taken up are those whose loss was out of bounds.
      expect(taken.slice(0, -1)).toContainEqual(last.W);
      expect(taken.at(-1)).not.toEqual(last.W);
    },
  );
});

describe('features of one set', () => {
  /** How often features i and k are present together. */
  const overlap = ({ low, high }: ReturnType<typeof planDraws>, i: number, k: number): number =>
    Math.max(0, Math.min(high[i]!, high[k]!) - Math.max(low[i]!, low[k]!)) / 2 ** 24;

  it('exclude each other on different sides, however often each is present', () => {
    const plan = planDraws(
      config({
        features: 4,
        density: [0.1, 0.2, 0.3, 0.25],
        groups: [0, 1, 0, 2].map((side) => ({ set: 0, side })),
      }),
    );
    expect(overlap(plan, 0, 2)).toBeCloseTo(0.1, 6);
    for (const [i, k] of [
      [0, 1],
      [1, 2],
      [1, 3],
      [2, 3],
    ] as const)
      expect(overlap(plan, i, k)).toBe(0);
  });

  it('cannot be present more often than always', () => {
    const full = {
      features: 2,
      density: [0.6, 0.6],
      groups: [0, 1].map((side) => ({ set: 0, side })),
    };
    expect(() => planDraws(config(full))).toThrow('lower the density');
  });
});

it('draws features, models and steps independently, and as often as asked', () => {
  const density = 0.05;
  const samples = 200_000;
  const { keys, streams, high } = planDraws(config({ density: Array<number>(5).fill(density) }));
  const present = (k: number, sample: number, feature: number): boolean =>
    bits24(keys[k]!, sample * streams + feature) < high[feature]!;
  const share = (both: (sample: number) => boolean): number => {
    let count = 0;
    for (let sample = 0; sample < samples; sample++) if (both(sample)) count++;
    return count / samples;
  };
  const near = (found: number, chance: number) => {
    expect(Math.abs(found - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / samples));
  };
  for (const i of [0, 1, 2, 3, 4])
    near(
      share((s) => present(0, s, i)),
      density,
    );
  for (const i of [1, 2, 3, 4])
    near(
      share((s) => present(0, s, 0) && present(0, s, i)),
      density ** 2,
    );
  for (const k of [1, 2])
    near(
      share((s) => present(0, s, 0) && present(k, s, 0)),
      density ** 2,
    );
  near(
    share((s) => present(0, s, 0) && present(0, s + 1, 0)),
    density ** 2,
  );
});

it('says what it cannot run', () => {
  expect(problemOf(config())).toBeUndefined();
  expect(problemOf(config({ rate: NaN }))).toMatch('learning rate');
  expect(problemOf(config({ features: 1000 }))).toMatch('features');
  expect(problemOf(config({ density: [1.2, 0, 0, 0, 0] }))).toMatch('density');
  expect(problemOf(config({ features: 2, groups: [{ set: 0, side: 0 }] }))).toMatch('groups');
  expect(problemOf(config({ features: 2, groups: [0, 9].map((set) => ({ set, side: 0 })) }))).toMatch('Sets');
  expect(problemOf(config({ features: 2, batch: 6, sampling: 'patterns' }))).toMatch('multiple of 4');
  const pair = [0, 1].map((side) => ({ set: 0, side }));
  expect(problemOf(config({ features: 2, groups: pair, sampling: 'patterns' }))).toMatch('independent');
  expect(() => openToy(config({ hidden: 0 }))).toThrow('dimensions');
});

describe('extremes neither crash nor hang', () => {
  it.each<[string, Partial<ToyConfig>]>([
    ['one feature', { features: 1 }],
    ['more dimensions than features', { features: 2, hidden: 6 }],
    ['always present', { density: [1], features: 1 }],
    ['hardly ever present', { density: Array<number>(5).fill(0.001) }],
    ['never present', { density: Array<number>(5).fill(0) }],
    ['a rate of 10', { rate: 10 }],
    ['a batch of one', { batch: 1 }],
    ['one feature in every pattern', { features: 1, sampling: 'patterns' }],
    ['200 features into 30 dimensions', { features: 200, hidden: 30, instances: 1, batch: 16 }],
  ])('%s', async (_name, over) => {
    const snapshot = await train(config(over), 60);
    for (const part of [snapshot.W, snapshot.b, snapshot.loss]) expect(finite(part)).toBe(true);
    expect(snapshot.W.length).toBe(snapshot.instances * snapshot.features * snapshot.hidden);
  });
});
