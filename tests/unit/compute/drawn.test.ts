/** A picture counts as drawn with the next frame, and where the page draws none, a little later. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patience, whenDrawn } from '#lib/compute/drawn.ts';

let frames: (() => void)[] = [];
beforeEach(() => {
  frames = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then));
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => void (frames[frame - 1] = () => undefined));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('is heard of once, with the next frame', () => {
  const then = vi.fn();
  whenDrawn(then);
  expect(then).not.toHaveBeenCalled();
  for (const frame of frames) frame();
  expect(then).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10 * patience);
  expect(then).toHaveBeenCalledTimes(1);
});

it('is heard of once where no frame comes: in a hidden tab, or a frame out of sight', () => {
  const then = vi.fn();
  whenDrawn(then);
  vi.advanceTimersByTime(patience);
  expect(then).toHaveBeenCalledTimes(1);
  for (const frame of frames) frame();
  expect(then).toHaveBeenCalledTimes(1);
});
