/**
 * `client:touch`: an island that costs nothing until the reader turns to it (pointer, keyboard or a link that sets
 * something). The press that woke it is not lost: it is repeated when the island answers.
 */
import type { ClientDirective } from 'astro';

const signs = ['pointerover', 'pointerdown', 'focusin', 'click', 'dragenter'] as const;

const touch: ClientDirective = (load, _options, island) => {
  const figure = island.closest('figure');
  let waking: Promise<void> | undefined;
  let pressed: HTMLElement | null = null;

  const wake = (): Promise<void> => (waking ??= hydrate());
  const notice = (event: Event): void => {
    if (event.type === 'click' && event.target instanceof Element) {
      pressed = event.target.closest<HTMLElement>('button, label, input');
      event.preventDefault();
      event.stopPropagation();
    }
    void wake();
  };

  async function hydrate(): Promise<void> {
    const run = await load();
    await run();
    // Handlers and `onMount` come with the next task.
    await new Promise((resolve) => setTimeout(resolve));
    for (const sign of signs) island.removeEventListener(sign, notice, true);
    pressed?.click();
  }

  for (const sign of signs)
    island.addEventListener(sign, notice, { capture: true, passive: sign !== 'click' });
  if (figure) {
    const ask = async (): Promise<object> => {
      await wake();
      return figure.exportData!();
    };
    figure.exportData ??= ask;
  }
  const spoken = (key: string) => !key.includes('.') || key.startsWith(`${figure?.id}.`);
  if ([...new URLSearchParams(location.search).keys()].some(spoken)) void wake();
};

export default touch;
