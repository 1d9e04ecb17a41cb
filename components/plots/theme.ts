/** Colors have a twin for the night: pictures that took theirs from the page draw again when it changes. */

/** What variables of the root element hold, until the page changes: asking makes the browser style all that is new since. */
const known = new Map<string, string>();
let watched = false;

/** Calls `changed` whenever the page goes from day to night or back; returns what ends that. */
export function watchTheme(changed: () => void): () => void {
  const change = (): void => {
    known.clear();
    changed();
  };
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', change);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', change);
  };
}

/** The value of a variable of the root element, `--name`; empty where there is none. */
export function rootVariable(name: string): string {
  if (!watched) watchTheme(() => {});
  watched = true;
  const value = known.get(name) || getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  known.set(name, value);
  return value;
}

/** A color as CSS has it, or the value of `var(--name)` on the root element, for what draws without CSS. */
export function rootColor(css: string): string {
  const variable = /^var\((--[\w-]+)/.exec(css)?.[1];
  return variable ? rootVariable(variable) || '#808080' : css;
}
