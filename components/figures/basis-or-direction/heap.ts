/** How a heap of photographs is laid out, and what it shows in words. */

/** In pixels of the canvas: enough for a large screen, since each photograph has 32. */
export const heapTiles = { tile: 112, gap: 6, columns: 3 } as const;

/** Such as “5 × horse, 3 × deer, 1 × dog”, the most frequent first. */
export function heapText(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([label, count]) => `${count} × ${label}`)
    .join(', ');
}
