/** What a figure works out of a large run does not hold up the page: it stops at its places, and what is shown is what was asked for last. */
import { inSlices } from '#components/figure-kit/life/time-slicer.ts';
import { workOut } from '#components/figures/feature-geometry/view-model.ts';
import { createRandom } from '#lib/math/random.ts';
import { finish, type Work } from '#lib/math/resumable.ts';
import type { ToySnapshot } from '#lib/superposition/config.ts';
import { describe, expect, test } from 'vitest';

/** A clock that goes on by `cost` at every place to stop, and tasks that wait to be run. */
function bench() {
  let time = 0;
  const tasks: (() => void)[] = [];
  const shown: string[] = [];
  function* work(name: string, cost: number, stops: number): Work<string> {
    for (let i = 0; i < stops; i++) {
      time += cost;
      yield;
    }
    return name;
  }
  const slices = inSlices<string>(
    (name) => shown.push(name),
    (next) => tasks.push(next),
    () => time,
  );
  const run = (): number => {
    const before = time;
    tasks.shift()?.();
    return time - before;
  };
  return { shown, slices, tasks, work, run };
}

test('a task ends after a few milliseconds, whatever is left', () => {
  const { shown, slices, tasks, work, run } = bench();
  slices.ask(work('long', 3, 20));
  expect(shown).toEqual([]);
  const lengths: number[] = [];
  while (tasks.length > 0) lengths.push(run());
  expect(Math.max(...lengths)).toBeLessThan(12);
  expect(lengths.length).toBeGreaterThanOrEqual(60 / 12);
  expect(shown).toEqual(['long']);
});

test('of what is asked for meanwhile only the last is done', () => {
  const { shown, slices, tasks, work, run } = bench();
  for (const name of ['first', 'second', 'third']) slices.ask(work(name, 5, 4));
  while (tasks.length > 0) run();
  expect(shown).toEqual(['first', 'third']);
});

test('what is stopped shows nothing', () => {
  const { shown, slices, tasks, work, run } = bench();
  slices.ask(work('gone', 5, 4));
  run();
  slices.stop();
  while (tasks.length > 0) run();
  expect(shown).toEqual([]);
});

describe('a run of feature-geometry', () => {
  const workOf = (features: number, models: number) => {
    const hidden = 12;
    const random = createRandom(2);
    const W = Float32Array.from({ length: models * features * hidden }, () => random.normal());
    const run = { step: 1, features, hidden, instances: models, W } as ToySnapshot;
    return workOut(
      run,
      Array.from({ length: models }, (_, k) => 0.5 ** k),
      2,
    );
  };

  test('comes out of slices as it comes out at once', () => {
    const tasks: (() => void)[] = [];
    const shown: unknown[] = [];
    let time = 0;
    const slices = inSlices<unknown>(
      (result) => shown.push(result),
      (next) => tasks.push(next),
      () => (time += 5),
    );
    slices.ask(workOf(60, 3));
    let count = 0;
    for (; tasks.length > 0; count++) tasks.shift()!();
    expect(count).toBeGreaterThan(5);
    expect(shown).toEqual([finish(workOf(60, 3))]);
  });

  test('does no more between two stops where it is larger: more models and more features have more stops', () => {
    const stops = (features: number, models: number): number => {
      let count = 0;
      for (const work = workOf(features, models); !work.next().done;) count++;
      return count;
    };
    const [few, models, features] = [stops(120, 6), stops(120, 12), stops(360, 6)];
    expect(models).toBeGreaterThanOrEqual(few + 6);
    expect(features).toBeGreaterThan(few);
  });
});
