/** How a heap of photographs is laid out, and what it shows in words. */

/** Sides of a photograph in pixels of the canvas, alone on the page and among others: it has 32 of its own. */
export const tiles = { large: 112, small: 56 } as const;
export const columns = 3;

/** Such as “5 × horse, 3 × deer, 1 × dog”, the most frequent first. */
export function heapText(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([label, count]) => `${count} × ${label}`)
    .join(', ');
}
