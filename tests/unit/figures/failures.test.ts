/** What goes wrong on the way to a run: whoever asked hears of it in a sentence, and whoever asks again is served. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import { exportFigure } from '#components/figure-kit/frame/export.ts';
import { Parts } from '#components/figure-kit/life/parts.ts';
import { openPrepared } from '#components/figure-kit/life/prepared.ts';
import { notArrived, sentenceOf } from '#components/figure-kit/life/sentence.ts';
import type { ExperimentKind } from '#lib/experiments.ts';
import type { ParamTable } from '#lib/params/index.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What the listener hears of a run with this config. */
const failing = (toConfig: () => never) =>
  new Promise<string>((failed) =>
    openPrepared('optvis', toConfig, {
      ready: () => failed('ready'),
      snapshot: () => undefined,
      paused: () => undefined,
      lost: () => undefined,
      failed,
    }),
  );

describe('a run that cannot begin', () => {
  it('says why, where its config throws or rejects', async () => {
    const why = 'There is no such photograph.';
    const thrown = await failing(() => {
      throw new Error(why);
    });
    const rejected = await failing((() => Promise.reject(new Error(why))) as unknown as () => never);
    expect([thrown, rejected]).toEqual([why, why]);
    const broken = await failing(() => {
      throw new TypeError('x is not a function');
    });
    expect(broken).toMatch(/^Something went wrong in this figure \(x is not a function\)\. Press Play/);
  });

  it.each([
    [new DOMException('Not here', 'SecurityError'), /not allowed to compute where it stands/],
    [new Error('No memory'), /could not start the computation \(No memory\)/],
  ])('says so where no worker can be started (%s), after there is a session', async (error, sentence) => {
    vi.stubGlobal(
      'Worker',
      class {
        constructor() {
          throw error;
        }
      },
    );
    expect(await failing((() => ({})) as () => never)).toMatch(sentence);
  });

  it('says so where the script of the worker does not arrive, and starts another for the next', async () => {
    let started = 0;
    vi.stubGlobal(
      'Worker',
      class extends EventTarget {
        constructor() {
          super();
          started += 1;
          setTimeout(() => this.dispatchEvent(new Event('error')));
        }
        postMessage() {}
        terminate() {}
      },
    );
    for (const turn of [1, 2]) {
      expect(await failing((() => ({})) as () => never)).toMatch(/could not be loaded\. Press Play/);
      expect(started).toBe(turn);
    }
  });
});

describe('a part that does not arrive', () => {
  it('is told, and asked for again, until it is there', async () => {
    const told = vi.fn();
    const parts = new Parts(told);
    const take = vi.fn();
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module: x.js'))
      .mockRejectedValueOnce(new TypeError('error loading dynamically imported module'))
      .mockResolvedValue('there');
    parts.call(load, take);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
    parts.retry();
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
    parts.retry();
    await vi.waitFor(() => expect(take).toHaveBeenCalledWith('there'));
    parts.retry();
    expect(load).toHaveBeenCalledTimes(3);
    expect(told.mock.calls.map(([error]) => sentenceOf(error))).toEqual([notArrived, notArrived]);
  });
});

describe('an export', () => {
  const of = (state: object) =>
    exportFigure({
      definition: { name: 'any', report: () => ({ metrics: {}, data: {} }) },
      values: {},
      step: 0,
      message: '',
      line: '',
      ...state,
    } as unknown as FigureController<ParamTable, ExperimentKind>);

  it('is refused with the reason where the run failed, also while it waits', async () => {
    await expect(of({ status: 'failed', message: 'The file is missing.' })).rejects.toThrow(
      'The file is missing.',
    );
    const figure = { status: 'loading', message: 'Gone.' };
    const asked = exportFigure(
      Object.assign(figure, { definition: {}, line: '', step: 0 }) as unknown as FigureController<
        ParamTable,
        ExperimentKind
      >,
    );
    figure.status = 'failed';
    await expect(asked).rejects.toThrow('Gone.');
  });

  it('is given up where nothing is heard of a run that is starting', async () => {
    vi.useFakeTimers();
    const asked = expect(of({ status: 'loading' })).rejects.toThrow(/still loading/);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    await asked;
  });
});
