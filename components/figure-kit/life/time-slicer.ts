/**
 * Work on a snapshot in slices: a task of the page's own computing ends after a few milliseconds and goes on in the next, so that
 * the page stays free to scroll and draw. Requests queue; only the newest is kept.
 */

import type { Work } from '#lib/math/resumable.ts';

/** Milliseconds of a slice: half a frame. */
const slice = 8;

export interface Slices<T> {
  ask(work: Work<T>): void;
  stop(): void;
}

/** `show` hears the result of every work that is finished. `later` and `now` are the page's own unless a test brings its own. */
export function inSlices<T>(
  show: (result: T) => void,
  later: (next: () => void) => unknown = (next) => setTimeout(next),
  now: () => number = () => performance.now(),
): Slices<T> {
  let current: Work<T> | undefined;
  let waiting: Work<T> | undefined;
  /** What is worked out, to be drawn in a task of its own. */
  let ready: { result: T } | undefined;
  let due = false;

  function go(): void {
    due = false;
    if (ready) {
      const { result } = ready;
      ready = undefined;
      show(result);
    } else {
      const end = now() + slice;
      while (current && !ready && now() < end) {
        const { done, value } = current.next();
        if (!done) continue;
        ready = { result: value };
        current = waiting;
        waiting = undefined;
      }
    }
    if (current || ready) plan();
  }

  function plan(): void {
    if (due) return;
    due = true;
    later(go);
  }

  return {
    ask(work) {
      if (current) waiting = work;
      else current = work;
      plan();
    },
    stop() {
      current = waiting = ready = undefined;
    },
  };
}
