/**
 * How a run goes for a reader who watches it: every picture shows something new, at the rate that was asked for, and however it is watched,
 * the numbers at its end are the same. The clock is the test's own.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pace } from '#lib/compute/protocol.ts';
import { pacedHost as setUp } from '../../support/paced-host.ts';

const stepsOf = (shown: { step: number }[]): number[] => shown.map(({ step }) => step);
const rises = (steps: readonly number[]): boolean =>
  steps.every((step, i) => i === 0 || step > steps[i - 1]!);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('so many steps a picture', () => {
  it('shows every batch once, ten a second', async () => {
    const h = setUp();
    h.open();
    h.run(900, { steps: 30 });
    await h.wait(3600);
    const shown = h.shown();
    expect(stepsOf(shown)).toEqual(Array.from({ length: 30 }, (_, i) => 30 * (i + 1)));
    expect(h.of('paused')).toHaveLength(1);
    for (const [i, { at }] of shown.entries()) {
      if (i === 0 || i === shown.length - 1) continue;
      expect(at - shown[i - 1]!.at).toBeGreaterThanOrEqual(100);
      expect(at - shown[i - 1]!.at).toBeLessThanOrEqual(120);
    }
  });

  it('is as quick for two steps, one by one', async () => {
    const h = setUp();
    h.open();
    h.run(2, { steps: 1 });
    await h.wait(250);
    expect(stepsOf(h.shown())).toEqual([1, 2]);
    expect(h.of('paused')).toHaveLength(1);
  });

  it('waits for a page that is slow to draw, and shows no batch twice', async () => {
    const h = setUp({ draws: 450 });
    h.open();
    h.run(1000, { steps: 10 });
    await h.wait(2000);
    expect(stepsOf(h.shown())).toEqual([10, 20, 30, 40, 50]);
  });

  it('takes another pace, or none, in the middle', async () => {
    const h = setUp();
    h.open();
    h.run(1000, { steps: 10 });
    await h.wait(250);
    h.run(1000, { steps: 100 });
    await h.wait(250);
    const shown = stepsOf(h.shown());
    expect(rises(shown)).toBe(true);
    expect(shown.slice(0, 3)).toEqual([10, 20, 30]);
    expect(shown.slice(3)).toEqual([130, 230]);
    h.run(1000);
    await h.wait(100);
    expect(h.of('paused')).toHaveLength(1);
    expect(stepsOf(h.shown()).at(-1)).toBe(1000);
  });

  it('stops and steps in the middle, and goes on from there', async () => {
    const h = setUp();
    h.open();
    h.run(1000, { steps: 10 });
    await h.wait(250);
    h.send({ type: 'pause', id: 1 });
    await h.wait(1000);
    const paused = stepsOf(h.shown()).at(-1)!;
    expect(h.of('paused')).toHaveLength(1);
    h.send({ type: 'step', id: 1, count: 1 });
    await h.wait(50);
    expect(stepsOf(h.shown()).at(-1)).toBe(paused + 1);
    h.run(1000, { steps: 10 });
    await h.wait(250);
    expect(stepsOf(h.shown()).slice(-2)).toEqual([paused + 11, paused + 21]);
  });
});

describe('a run over a time', () => {
  it('takes that time on a fast device, with pictures all along, which grow apart', async () => {
    const h = setUp();
    h.open();
    h.run(3000, { ms: 8000 });
    await h.wait(7900);
    const shown = stepsOf(h.shown());
    expect(h.of('paused')).toHaveLength(0);
    expect(shown.length).toBeGreaterThan(80);
    expect(rises(shown)).toBe(true);
    // A quarter of the steps in half of the time.
    const halfway = h.shown().findLast(({ at }) => at <= 4000)!.step;
    expect(halfway).toBeGreaterThan(650);
    expect(halfway).toBeLessThan(760);
    await h.wait(300);
    expect(h.of('paused')).toHaveLength(1);
    expect(stepsOf(h.shown()).at(-1)).toBe(3000);
  });

  it('slows no device down that needs longer', async () => {
    const over = async (pace?: Pace) => {
      const h = setUp({ takes: 8 });
      h.open();
      h.run(3000, pace);
      await h.wait(60_000);
      return h.of('paused')[0]!.at - h.of('ready')[0]!.at;
    };
    expect((await over({ ms: 8000 })) / (await over())).toBeLessThan(1.1);
  });

  it('goes on where nothing is drawn', async () => {
    const h = setUp({ draws: Infinity });
    h.open();
    h.run(3000, { ms: 8000 });
    await h.wait(8300);
    expect(stepsOf(h.shown())).toEqual([expect.any(Number), 3000]);
  });

  it('stands still while paused, and is over at once when asked for full speed', async () => {
    const h = setUp();
    h.open();
    h.run(3000, { ms: 8000 });
    await h.wait(2000);
    h.send({ type: 'pause', id: 1 });
    await h.wait(60_000);
    const paused = stepsOf(h.shown()).at(-1)!;
    h.run(3000, { ms: 8000 });
    await h.wait(300);
    expect(stepsOf(h.shown()).at(-1)! - paused).toBeLessThan(100);
    h.run(3000);
    await h.wait(200);
    expect(h.of('paused')).toHaveLength(2);
    expect(stepsOf(h.shown()).at(-1)).toBe(3000);
  });
});

describe('what is shown', () => {
  it('goes further when the reader asks for more steps while the device is at work', async () => {
    const h = setUp({ takes: 5 });
    h.open();
    await h.wait(10);
    h.run(4);
    await h.wait(10);
    h.run(8);
    await h.wait(300);
    expect(h.of('paused').map(({ reply }) => (reply as { step: number }).step)).toEqual([8]);
  });

  it('goes on after a device that was lost while a picture was read: that one is waited for by nobody', async () => {
    const h = setUp();
    h.open();
    h.run(1000, { steps: 10 });
    await h.wait(250);
    h.failReads(true);
    await h.wait(100);
    h.lose();
    h.failReads(false);
    await h.wait(500);
    expect(h.of('lost')).toHaveLength(1);
    expect(h.of('failed')).toHaveLength(0);
    const shown = stepsOf(h.shown());
    expect(shown.at(-1)! - shown[2]!).toBeGreaterThanOrEqual(30);
    expect(rises(shown)).toBe(true);
  });

  it('is the new run alone when a figure is opened again before its first picture was drawn', async () => {
    const h = setUp({ draws: 300 });
    h.open();
    h.run(2, { steps: 1 });
    await h.wait(20);
    expect(stepsOf(h.shown())).toEqual([1]);
    h.send({ type: 'close', id: 1 });
    h.open(2);
    h.run(2, { steps: 1 }, 2);
    await h.wait(20);
    expect(stepsOf(h.shown(2))).toEqual([1]);
    await h.wait(400);
    expect(stepsOf(h.shown(2))).toEqual([1, 2]);
    expect(stepsOf(h.shown())).toEqual([1]);
  });

  it('is waited for by each of two figures on its own', async () => {
    const h = setUp();
    h.open();
    h.open(2);
    h.run(1000, { steps: 10 });
    await h.wait(250);
    h.run(60, { steps: 10 }, 2);
    await h.wait(800);
    expect(stepsOf(h.shown(2))).toEqual([10, 20, 30, 40, 50, 60]);
    const first = stepsOf(h.shown());
    h.run(1000, { steps: 10 });
    await h.wait(250);
    expect(stepsOf(h.shown()).length).toBeGreaterThanOrEqual(first.length + 2);
  });
});
