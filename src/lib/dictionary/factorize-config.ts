/** A factorization of what a layer said to photographs, beside its units and random directions: what is asked, and what is found. */
export interface FactorizeConfig {
  /** What the layer says to the photographs (`activation-sample.ts`); it is read in the worker. */
  file: ArrayBuffer;
  /** The class of every photograph. */
  labels: Uint8Array;
  factors: number;
  /** Every unit is divided by its standard deviation first. */
  alike: boolean;
  seed: number;
}

export const kinds = ['random', 'unit', 'factor'] as const;
export type Kind = (typeof kinds)[number];

/** Photographs of a heap: those farthest along a direction. */
export const heapSize = 20;
/** How many random directions are drawn. */
export const randomCount = 200;

/** The directions of one kind, each with its heap. */
export interface Directions {
  /** Which unit or factor a direction is, or which of those drawn. */
  which: Uint16Array;
  /** [direction][heapSize], the numbers of the photographs, farthest first. */
  heaps: Uint16Array;
  /** The most frequent class of each heap, and its share. */
  label: Uint8Array;
  share: Float32Array;
  /** Over how many units a direction is spread. */
  spread: Float32Array;
}

export interface FactorizeSnapshot {
  step: number;
  /** ‖V − W H‖² / ‖V‖² before the first step and after each. */
  loss: Float32Array;
  found: Record<Kind, Directions>;
  /** The mean share of the most frequent class in a heap of photographs drawn at random. */
  chance: number;
}
