/** Colors have a twin for the night: pictures that took theirs from the page draw again when it changes. */

/** Calls `changed` whenever the page goes from day to night or back; returns what ends that. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', changed);
  };
}

/** A color as CSS has it, or the value of `var(--name)` on the root element, for what draws without CSS. */
export function rootColor(css: string): string {
  const variable = /^var\((--[\w-]+)/.exec(css)?.[1];
  if (!variable) return css;
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim() || '#808080';
}

/** The same for many, each looked up once. */
export function rootColors(all: readonly string[]): string[] {
  const known: Record<string, string> = {};
  return all.map((css) => (known[css] ??= rootColor(css)));
}
