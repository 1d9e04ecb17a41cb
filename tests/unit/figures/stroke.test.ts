/** A finger that scrolls changes nothing; one that taps or moves sideways draws, and so does a mouse at once. */
import { expect, it, vi } from 'vitest';
import { stroke } from '#components/figure-kit/pickers/stroke.ts';

const element = { setPointerCapture: () => undefined };
const at = (pointerType: string, clientX = 0, clientY = 0) =>
  ({ pointerType, clientX, clientY, button: 0, pointerId: 1, currentTarget: element }) as never;

function drawn() {
  const [draw, done] = [vi.fn(), vi.fn()];
  return { draw, done, on: stroke({ draw, done }) };
}

it('draws with a mouse from the press on', () => {
  const { draw, done, on } = drawn();
  on.onpointermove(at('mouse', 5));
  on.onpointerdown(at('mouse'));
  on.onpointermove(at('mouse', 1));
  on.onpointerup(at('mouse', 1));
  expect([draw, done].map(({ mock }) => mock.calls.length)).toEqual([2, 1]);
});

it('leaves a finger that swipes up to the page', () => {
  const { draw, done, on } = drawn();
  on.onpointerdown(at('touch'));
  on.onpointermove(at('touch', 1, -6));
  on.onpointermove(at('touch', 3, -15));
  on.onpointercancel();
  expect([draw, done].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
});

it('draws with a finger that moves sideways, and at a tap', () => {
  const { draw, done, on } = drawn();
  on.onpointerdown(at('touch'));
  on.onpointermove(at('touch', 12, 2));
  on.onpointermove(at('touch', 14, 40));
  on.onpointerup(at('touch', 14, 40));
  expect([draw, done].map(({ mock }) => mock.calls.length)).toEqual([2, 1]);
  on.onpointerdown(at('touch'));
  on.onpointerup(at('touch', 2, 2));
  expect([draw, done].map(({ mock }) => mock.calls.length)).toEqual([3, 2]);
});
