/** An operation on a unit's inputs, as plain data: which edges are cut, and what is looked at before and after. */
import type { NetworkId } from '../networks/manifest.ts';
import type { Shape } from '../stimuli/shapes.ts';
import type { Edit } from './edits.ts';
import type { Input } from './inputs.ts';
import type { Unit } from './unit-name.ts';

/**
 * `strongest`: the four strongest edges that excite are cut; `random`: any four. `positive`: the unit is put together from its expanded weights
 * without the negative ones; `linear`: from all of them, which tells what is due to that alone.
 */
export type Operation = 'none' | 'strongest' | 'random' | 'positive' | 'linear';

/** Edges that an operation cuts. */
export const cutCount = 4;

/** An input of the unit, and what its edge is multiplied by: 0 cuts, -1 flips. */
export interface Change {
  unit: number;
  factor: number;
}

export interface SurgeryConfig {
  network: NetworkId;
  /** The unit that is watched. */
  unit: Unit;
  operation: Operation;
  /** Chooses the edges of `random`. */
  seed: number;
  /** On top of the operation; not with `positive` and `linear`, which leave out what is cut and know nothing else. */
  changes: readonly Change[];
  /** The changed inputs are changed for every unit, not for this one alone. */
  everywhere: boolean;
  /** What is shown, one after the other: drawn, or photographs of CIFAR-10, [32 * 32 * 3] each. */
  shown: { shapes: readonly Shape[] } | { photographs: readonly Float32Array[] };
  /** Side of the pictures in pixels. */
  size: number;
  /** Which of them the map is of, and the classes. */
  map: number;
  /** Also ask the whole network for the classes. */
  classes: boolean;
  /** Inputs of either sign that are told. */
  count: number;
}

export interface SurgeryInput extends Input {
  /** What the operation and the changes make of the edge. */
  factor: number;
  kernel: { width: number; height: number; values: Float32Array };
}

/** What the unit does, before or after. */
export interface Condition {
  /** To every picture: drawn ones, the strongest activation near the middle; photographs, the mean over positions; after the ReLU. */
  responses: Float32Array;
  map: { width: number; height: number; values: Float32Array };
  /** The five likeliest, where asked for. */
  classes?: { name: string; probability: number }[];
}

export interface SurgerySnapshot {
  step: number;
  /** The layer before; the first layer has none. */
  from: string | undefined;
  /** Strongest first: those that excite, those that inhibit, and those that are changed. */
  inputs: SurgeryInput[];
  /** How many inputs there are in all. */
  total: number;
  /** What was done to the network. */
  edits: Edit[];
  /** None before the first step. */
  before?: Condition;
  after?: Condition;
}
