/**
 * Drawing on a part of the page that is as wide as a phone: a mouse or a pen draws from the first press; a finger taps, or draws once it
 * has moved sideways, so that one that moves up or down scrolls the page and changes nothing. The element has `touch-action: pan-y`.
 */

/** Pixels that a finger moves sideways before it draws. */
const slack = 8;

type Pointer = PointerEvent & { currentTarget: HTMLElement };

interface Stroke {
  /** The pointer draws at this place. */
  draw: (event: Pointer) => void;
  /** It was lifted after it drew. */
  done?: () => void;
}

/** Handlers of one element, to be spread on it. */
export function stroke({ draw, done }: Stroke) {
  let state: 'up' | 'waits' | 'draws' = 'up';
  let from = 0;

  function lift(): void {
    const drew = state === 'draws';
    state = 'up';
    if (drew) done?.();
  }

  return {
    onpointerdown(event: Pointer): void {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from = event.clientX;
      state = event.pointerType === 'touch' ? 'waits' : 'draws';
      if (state === 'draws') draw(event);
    },
    onpointermove(event: Pointer): void {
      if (state === 'waits' && Math.abs(event.clientX - from) > slack) state = 'draws';
      if (state === 'draws') draw(event);
    },
    onpointerup(event: Pointer): void {
      if (state === 'waits') {
        state = 'draws';
        draw(event);
      }
      lift();
    },
    /** The browser has taken the finger for scrolling. */
    onpointercancel: lift,
  };
}
