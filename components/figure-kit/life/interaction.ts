/**
 * `client:interaction`: an island that costs nothing until the reader turns to it (pointer, keyboard or a link that sets something). The press that
 * woke it is not lost: it is repeated when the island answers, and where it does not, the figure says so and the next press asks again.
 */
import type { ClientDirective } from 'astro';
import { Held } from './held.ts';
import { keepInView } from './in-view.ts';
import { Notice } from './notice.ts';
import { readQuery, reservedWords } from './query.ts';

const signs = ['pointerover', 'pointerdown', 'focusin', 'click', 'change', 'dragenter'] as const;
/** After so many ms a reader who has pressed wants to know what is going on. */
const patience = 1000;

const missing = 'A part of this figure could not be loaded. Press Play to try again, or reload the page.';
const closed = 'The frame that this figure stands in does not let it compute. Open it in a tab of its own:';

/** What mail programs, social sites and learning platforms add to links. */
const foreign = /^(utm_|mc_|_gl$|_ga|forceview$|igsh|ref$|pvs$)|clid$/;

/** In a frame without an origin of its own, as `sandbox="allow-scripts"` makes it: no worker may start, on most hosts no script arrives. */
const isClosed = self.origin === 'null';

const touch: ClientDirective = (load, _options, island) => {
  const figure = island.closest('figure');
  const embed = island.closest('[data-embed]') !== null;
  const held = new Held(island);
  const notice = new Notice(island);
  let waking: Promise<void> | undefined;

  /** Translators and other programs rewrite what was served: what they have changed is built anew rather than taken over. */
  const changes = new MutationObserver(() => island.setAttribute('client', 'only'));
  changes.observe(island, { childList: true, characterData: true, subtree: true });

  /** Rejects with an Error in a plain sentence. The next call tries again. */
  const wake = (): Promise<void> =>
    (waking ??= hydrate().catch((error: unknown) => {
      waking = undefined;
      held.drop();
      if (!isClosed) notice.say(missing);
      throw new Error(missing, { cause: error });
    }));
  const quietly = () => void wake().catch(() => undefined);

  const hear = (event: Event): void => {
    if (event.type === 'click') held.press(event as MouseEvent);
    else if (event.type === 'change') held.change(event);
    quietly();
    if (held.waits)
      setTimeout(() => held.waits && waking && !isClosed && notice.say('Loading this figure …'), patience);
  };

  async function hydrate(): Promise<void> {
    const run = await load();
    changes.disconnect();
    await run();
    // Astro hands back a function that does nothing where a script has not arrived.
    if (island.hasAttribute('ssr')) throw new Error('The island has not been taken over.');
    // Handlers and `onMount` come with the next task.
    await new Promise((resolve) => setTimeout(resolve));
    for (const sign of signs) island.removeEventListener(sign, hear, true);
    if (!isClosed) notice.clear();
    held.release();
  }

  for (const sign of signs) island.addEventListener(sign, hear, { capture: true, passive: sign !== 'click' });
  if (isClosed) notice.say(closed, location.href);
  if (!figure) return;
  figure.exportData ??= async () => {
    await wake();
    return figure.exportData!();
  };
  /** Keys that speak to this figure; on a page of its own every key may be meant for it. */
  const speaks = (key: string) =>
    reservedWords.has(key) || key.startsWith(`${figure.id}.`) || (embed && !foreign.test(key));
  if (![...readQuery(location.search).keys()].some((key) => speaks(key.toLowerCase()))) return;
  keepInView();
  quietly();
};

export default touch;
