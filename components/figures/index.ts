/** Every figure there is, by name: for the embed pages, the page for teachers and the tests. */
import type { ParamTable } from '#lib/params/index.ts';
import * as deepdream from './deepdream/definition.ts';
import * as examplesOrOptimisation from './examples-or-optimisation/definition.ts';
import * as featureVisualizer from './feature-visualizer/definition.ts';
import * as objectiveRow from './objective-row/definition.ts';
import * as preconditioning from './preconditioning/definition.ts';
import * as regularizationLab from './regularization-lab/definition.ts';
import * as unitMixer from './unit-mixer/definition.ts';

export interface FigureEntry {
  name: string;
  title: string;
  params: ParamTable;
}

/** In the order of the chapter. */
export const figures: readonly FigureEntry[] = [
  featureVisualizer,
  objectiveRow,
  regularizationLab,
  preconditioning,
  examplesOrOptimisation,
  unitMixer,
  deepdream,
].map(({ definition }) => ({
  name: definition.name,
  title: definition.title,
  params: definition.params,
}));
