/** What is said to the reader of an error: every one is a sentence, and says what to do where something can be done. */

/** A script, a style sheet or a file that is a part of the page did not arrive. */
export const notArrived =
  'A part of this figure could not be loaded. Press Play to try again, or reload the page.';

/** How browsers word it, and what Vite says of a style sheet. */
const arrival =
  /dynamically imported module|importing a module script|preload CSS|failed to fetch|networkerror|load failed/i;

const isSentence = (text: string): boolean => /^[A-Z“].*\s.*[.!?…”)]$/su.test(text.trim());

/** `error` as a sentence; those that our own code throws are sentences already. */
export function sentenceOf(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).trim();
  if (arrival.test(text)) return notArrived;
  const ours = !(
    error instanceof TypeError ||
    error instanceof ReferenceError ||
    error instanceof RangeError
  );
  if (ours && isSentence(text)) return text;
  return `Something went wrong in this figure (${text || 'no reason given'}). Press Play to try again, or reload the page.`;
}
