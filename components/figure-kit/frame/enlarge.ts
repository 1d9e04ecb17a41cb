/**
 * A figure made as large as the window: on the whole screen where the browser allows it, else over the page, as a modal dialog would be.
 * Either is an entry of the history, so that Back leaves it and not the page. What stood around the figure stays where it was: its place
 * is kept, which also keeps the height that an embed tells the page around it (src/layouts/Embed.astro).
 */

/** In a frame without leave for the whole screen a figure has no more room than it has already: it belongs in a tab. */
export const isConfined = (): boolean => window.parent !== window && !document.fullscreenEnabled;

/** An empty block as large as `figure`, where it stands. */
function keepPlace(figure: HTMLElement): HTMLElement {
  const { marginBlockStart, marginBlockEnd } = getComputedStyle(figure);
  const place = document.createElement('div');
  place.setAttribute('aria-hidden', 'true');
  Object.assign(place.style, {
    blockSize: `${figure.offsetHeight}px`,
    marginBlock: `${marginBlockStart} ${marginBlockEnd}`,
    clear: 'both',
  });
  figure.before(place);
  return place;
}

/** Makes everything but `figure` and what it stands in inert; returns what undoes it. */
function shutOut(figure: HTMLElement): () => void {
  const shut: HTMLElement[] = [];
  for (let at: HTMLElement = figure; at !== document.body && at.parentElement; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (other !== at && other instanceof HTMLElement && !other.inert) {
        other.inert = true;
        shut.push(other);
      }
  return () => {
    for (const other of shut) other.inert = false;
  };
}

/** Lays `figure` over the page; returns what undoes it. */
function cover(figure: HTMLElement): () => void {
  const place = keepPlace(figure);
  figure.classList.add('figure-enlarged');
  const { style } = document.documentElement;
  const { overflow } = style;
  style.overflow = 'hidden';
  return () => {
    style.overflow = overflow;
    figure.classList.remove('figure-enlarged');
    place.remove();
  };
}

/** Has no state that a reload would find: the entry is only there to be left. */
const entry = 'figure-enlarged';
const isOurs = (): boolean => (history.state as { [entry]?: true } | null)?.[entry] === true;

/** Enlarges `figure` and calls `ended` once it is back; returns what brings it back. */
export async function enlarge(figure: HTMLElement, ended: () => void): Promise<() => void> {
  const { scrollX, scrollY } = window;
  let uncover: (() => void) | undefined;
  try {
    await figure.requestFullscreen();
  } catch {
    // Not allowed here, or not to be had, as on a phone.
    uncover = cover(figure);
  }
  const letIn = shutOut(figure);
  history.pushState({ ...(history.state as object | null), [entry]: true }, '');

  const off = new AbortController();
  const { signal } = off;
  const end = (): void => {
    if (signal.aborted) return;
    off.abort();
    letIn();
    if (uncover) uncover();
    else if (document.fullscreenElement === figure) void document.exitFullscreen();
    if (isOurs()) history.back();
    const back = (): void => scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    back();
    // The browser has not laid out the page by now where it leaves the whole screen.
    requestAnimationFrame(() => requestAnimationFrame(back));
    ended();
  };
  addEventListener('popstate', () => !isOurs() && end(), { signal });
  if (!uncover)
    document.addEventListener('fullscreenchange', () => document.fullscreenElement !== figure && end(), {
      signal,
    });
  return end;
}
