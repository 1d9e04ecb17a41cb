/** What a page of units knows: of its layer, of each unit, and where the reader can take a unit next. Plain data, in the page as JSON. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { FieldNote } from './notes.ts';

/** A photograph that excites a unit: number in CIFAR-10's test set, and its class. */
export interface Example {
  index: number;
  label: string;
}

export interface UnitFacts {
  unit: number;
  /** Of a logit, the class. */
  className?: string;
  note?: FieldNote;
  /**
   * There are recorded pictures. `objective`: mean over positions after the ReLU of the picture that excites (a logit for `logits`);
   * `negative`: the same before the ReLU of the one that silences.
   */
  recorded?: { objective: number; negative: number };
  /** Of all 10,000 test pictures: the strongest response (as `objective`), and whose it is, strongest first. */
  ranked?: { largest: number; examples: Example[] };
}

/** A figure that can show any unit of the layer; `{unit}` in an address stands for the number. */
export interface FigureLink {
  title: string;
  chapter: string;
  alone: string;
}

export interface LayerFacts {
  network: NetworkId;
  layer: string;
  channels: number;
  /** Folder of the layer's recordings, with a slash at the end, and of the photographs. */
  folder: string;
  photographs: string;
  figures: FigureLink[];
  /** Of the logits, the names of all classes. */
  classNames?: readonly string[];
  /** Units with something recorded or noted, in their order; at least one. */
  units: UnitFacts[];
}

/** How many of the strongest photographs are shown. */
export const shownExamples = 10;

/** Sides of the recorded pictures; a run on the page is made with the same. */
export const recording = { size: 96, negativeSize: 64 } as const;

/** Settings of the first figure that a recording differs in, and its steps. */
export interface Recipe {
  steps: number;
  rate?: number;
  param?: 'pyramid';
  transforms?: false;
}

/**
 * Units of the first layer want a plain color or a bold edge, up to black and white: they are reached by larger steps, without
 * transforms, in a parametrization that does not hold back single pixels.
 */
export const recipeOf = (layer: string): Recipe =>
  layer === 'conv1' ? { steps: 128, rate: 0.3, param: 'pyramid', transforms: false } : { steps: 64 };
