/** Every figure there is, by name: for the embed pages, the page for teachers and the tests. */
import type { ParamTable } from '#lib/params/index.ts';
import * as examplesOrOptimisation from './examples-or-optimisation/definition.ts';
import * as featureVisualizer from './feature-visualizer/definition.ts';
import * as regularizationLab from './regularization-lab/definition.ts';

export interface FigureEntry {
  name: string;
  title: string;
  params: ParamTable;
}

export const figures: readonly FigureEntry[] = [
  featureVisualizer,
  regularizationLab,
  examplesOrOptimisation,
].map(({ definition }) => ({
  name: definition.name,
  title: definition.title,
  params: definition.params,
}));
