/** Copies what stands in a field, as far as the page around a frame and the browser allow it. */

/** Resolves to false where the reader has to press keys: the text is selected then. */
export async function copyField(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // There is no clipboard on a plain-HTTP page, and in a frame only with leave; the old way may still be open.
    field.focus();
    field.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    }
  }
}

/** What to press, on this machine. */
export const copyKeys = (): string => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C');
