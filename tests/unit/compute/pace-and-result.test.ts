/** However a run is watched, the same settings end in the same numbers: real toy models through the worker's host, at several paces. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paceOf } from '#components/figure-kit/life/pace.ts';
import correlated from '#components/figures/correlated-features/figure.ts';
import dynamics from '#components/figures/learning-dynamics/figure.ts';
import desk from '#components/figures/mixing-desk/figure.ts';
import trainer from '#components/figures/superposition-trainer/figure.ts';
import type { FigureDefinition } from '#components/figure-kit/define.ts';
import type { RunningBackend } from '#lib/compute/backends.ts';
import { createHost } from '#lib/compute/host.ts';
import type { ExperimentKind } from '#lib/experiments.ts';
import type { Pace, Reply } from '#lib/compute/protocol.ts';
import { createWorkshop } from '#lib/experiments.ts';
import { defaults, type ParamTable } from '#lib/params/index.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const steps = 120;
const backend: RunningBackend = {
  name: 'wasm',
  adapter: '',
  lost: new Promise(() => undefined),
  settled: () => Promise.resolve(),
  trim: () => undefined,
  memory: () => ({ tensors: 0, bytes: 0, gpuBytes: 0 }),
  lose: () => undefined,
  stop: () => undefined,
};

/** The last snapshot of a run, and how many there were. */
async function ran<T extends ParamTable, K extends ExperimentKind>(
  { kind, params, toConfig }: FigureDefinition<T, K>,
  pace: Pace | undefined,
): Promise<{ last: unknown; pictures: number }> {
  const config = await toConfig(defaults(params));
  const snapshots: unknown[] = [];
  let [ready, over] = [false, false];
  const host = createHost(
    (reply: Reply) => {
      if (reply.type === 'failed') throw new Error(reply.message);
      if (reply.type === 'ready') ready = true;
      if (reply.type === 'paused') over = true;
      if (reply.type !== 'snapshot') return;
      snapshots.push(reply.snapshot);
      setTimeout(() => host.receive({ type: 'drawn', id: 1 }), 16);
    },
    createWorkshop('nowhere/'),
    {},
    () => Promise.resolve(backend),
  );
  host.receive({ type: 'open', id: 1, kind, config });
  // Its modules arrive by the real clock.
  while (!ready) await new Promise((resolve) => setImmediate(resolve));
  host.receive({ type: 'run', id: 1, until: steps, pace });
  for (let turn = 0; turn < 2000 && !over; turn++) await vi.advanceTimersByTimeAsync(20);
  expect(over).toBe(true);
  host.receive({ type: 'close', id: 1 });
  return { last: snapshots.at(-1), pictures: snapshots.length };
}

it.each([
  ['superposition-trainer', trainer],
  ['correlated-features', correlated],
  ['learning-dynamics', dynamics],
  ['mixing-desk', desk],
] as unknown as [string, FigureDefinition<ParamTable, ExperimentKind>][])('%s', async (_, definition) => {
  const fast = await ran(definition, undefined);
  const watched = await ran(definition, { ms: 800 });
  const inBatches = await ran(definition, { steps: 7 });
  expect(watched.last).toEqual(fast.last);
  expect(inBatches.last).toEqual(fast.last);
  // Not because nothing was watched.
  expect(watched.pictures).toBeGreaterThan(10);
  expect(inBatches.pictures).toBe(Math.ceil(steps / 7));
});

it('a run of the usual length takes its seconds, a shorter one less, a longer one no more, and full speed none', () => {
  const at = (target: number, hurry = false, pace = 0) => paceOf(trainer, { pace, hurry, target });
  expect(at(3000)).toEqual({ ms: 8000 });
  expect(at(300)).toEqual({ ms: 800 });
  expect(at(100_000)).toEqual({ ms: 8000 });
  expect(at(3000, true)).toBeUndefined();
  expect(at(3000, false, 5)).toEqual({ steps: 5 });
});
