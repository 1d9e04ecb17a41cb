/** The figure that an address names stays in view while those above it wake and grow, until the reader moves, or all is at rest. */

const moves = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
/** Longer than figures take to wake, in ms. */
const longest = 15_000;
let kept = false;

export function keepInView(): void {
  const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (kept || !named) return;
  kept = true;
  const observer = new ResizeObserver(() => named.scrollIntoView());
  const stop = () => {
    observer.disconnect();
    for (const move of moves) removeEventListener(move, stop, true);
  };
  for (const move of moves) addEventListener(move, stop, { capture: true, passive: true });
  observer.observe(document.body);
  setTimeout(stop, longest);
}
