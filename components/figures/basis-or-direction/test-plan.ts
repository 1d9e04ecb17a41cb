/** The blind test: which directions the reader is shown, in an order that says nothing of their kind. */
import { heapSize, kinds, type FactorizeSnapshot, type Kind } from '#lib/dictionary/factorize-config.ts';
import { createRandom, type Random } from '#lib/math/random.ts';
import { classNames } from '#lib/stimuli/cifar10.ts';

/** Of each kind. */
export const perKind = 4;
/** Photographs that are shown of a heap. */
export const shownCount = 9;

export interface Shown {
  kind: Kind;
  /** Which unit or factor it is, or which of those drawn. */
  which: number;
  /** Numbers of the photographs, farthest along the direction first. */
  pictures: number[];
  /** What is most frequent in the whole heap, and how often it is there. */
  label: string;
  count: number;
  /** Over how many units the direction is spread. */
  spread: number;
}

export function toViewModel(snapshot: FactorizeSnapshot, kind: Kind, place: number): Shown {
  const { which, heaps, label, share, spread } = snapshot.found[kind];
  const heap = heaps.subarray(place * heapSize, (place + 1) * heapSize);
  return {
    kind,
    which: which[place]!,
    pictures: Array.from(heap.subarray(0, shownCount)),
    label: classNames[label[place]!]!,
    count: Math.round(share[place]! * heapSize),
    spread: spread[place]!,
  };
}

/** All of one kind, the purest heaps first. */
export const allOf = (snapshot: FactorizeSnapshot, kind: Kind): Shown[] =>
  Array.from(snapshot.found[kind].which.keys(), (place) => toViewModel(snapshot, kind, place)).sort(
    (a, b) => b.count - a.count,
  );

/** The numbers 0 to `count` - 1 in an order of chance. */
function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** `perKind` directions of every kind, or as many as there are; the same seed gives the same ones. */
export function planOf(snapshot: FactorizeSnapshot, seed: number): Shown[] {
  const random = createRandom(seed).fork('blind test');
  const chosen = kinds.flatMap((kind) =>
    shuffled(snapshot.found[kind].which.length, random.fork(kind))
      .slice(0, perKind)
      .map((place) => toViewModel(snapshot, kind, place)),
  );
  return shuffled(chosen.length, random.fork('order')).map((place) => chosen[place]!);
}
