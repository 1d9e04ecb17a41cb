/** When a picture is on the screen. */

/** How long a page is waited for that draws nothing, in ms: one in a hidden tab, or in a frame out of sight. */
export const patience = 500;

/** Calls `then` once: with the next picture that the page draws, or, where it draws none, a little later all the same. */
export function whenDrawn(then: () => void): void {
  const over = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    then();
  };
  const frame = requestAnimationFrame(over);
  const timer = setTimeout(over, patience);
}
