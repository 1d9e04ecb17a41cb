/** Whether a word is a misspelling of another. */

/** Letters that have to be put in, left out or exchanged to make `b` of `a`. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++)
      next.push(Math.min(row[k]! + 1, next[k - 1]! + 1, row[k - 1]! + Number(a[i - 1] !== b[k - 1])));
    row = next;
  }
  return row[b.length]!;
}

const lettersOf = (word: string): string => [...word].sort().join('');

/** Short words have many neighbors that mean something else. */
const allowed = (length: number): number => (length < 3 ? 0 : length < 5 ? 1 : 2);

/** The one of `names` that `word` seems to mean, whatever the case. */
export function meant(word: string, names: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const known = name.toLowerCase();
    const shorter = Math.min(typed.length, known.length);
    if (Math.abs(typed.length - known.length) > 2) continue;
    const apart = lettersOf(typed) === lettersOf(known) ? 0.5 : distance(typed, known);
    if (apart <= Math.max(allowed(shorter), 0.5) && apart < least) [best, least] = [name, apart];
  }
  return best;
}
