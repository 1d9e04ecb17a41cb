/** How much of one kind a heap of photographs is: a measure that needs no one to look. */

export interface Purity {
  /** The class that is most frequent in the heap; of equals the first. */
  label: number;
  /** Its share of the heap, 0 to 1; 0 for an empty heap. */
  share: number;
}

/** `labels` are the classes of all photographs, `heap` the numbers of those that lie in it. */
export function purityOf(heap: ArrayLike<number>, labels: ArrayLike<number>): Purity {
  const counts: number[] = [];
  for (let i = 0; i < heap.length; i++) {
    const label = labels[heap[i]!]!;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  let best = 0;
  for (let label = 0; label < counts.length; label++)
    if ((counts[label] ?? 0) > (counts[best] ?? 0)) best = label;
  return { label: best, share: heap.length === 0 ? 0 : (counts[best] ?? 0) / heap.length };
}
